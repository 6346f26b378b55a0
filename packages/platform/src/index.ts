export {
  type Component,
  createLifecycle,
  type Lifecycle,
  type LifecycleOptions,
  type StopReport,
} from './lifecycle/lifecycle.js';
export { LifecycleError } from './lifecycle/lifecycle-error.js';
export {
  SIGNAL_STATUS,
  type SignalSource,
  type StopOnSignalsOptions,
  type StopSignal,
  stopOnSignals,
} from './lifecycle/signals.js';
export { type WaitOptions, waitFor } from './lifecycle/wait-for.js';
export { createLog, type Log, type LogOptions, type LogStream } from './log/log.js';
export { withLogFields } from './log/log-fields.js';
export { redact, redactUrls } from './log/redact.js';
export {
  createHealthServer,
  type HealthServer,
  HealthServerError,
  type HealthServerOptions,
} from './observe/health-server.js';
export { type ListenAddress, listen } from './observe/listen.js';
export {
  type Counter,
  type Histogram,
  type HistogramDefinition,
  type Labels,
  type MetricDefinition,
  type Metrics,
  NO_METRICS,
  type Reading,
} from './observe/metrics.js';
export { createPrometheusMetrics, type Exposition, type PrometheusMetrics } from './observe/prometheus.js';
export type { Check } from './observe/readiness.js';
export {
  defineSettings,
  type SecretVariable,
  type SettingsDefinition,
  type SettingsOf,
  type Variable,
  type Variables,
} from './settings/definition.js';
export { hostName, oneOf, path, text, url, wholeNumber } from './settings/kinds.js';
export { parseSettings, type SettingsResult } from './settings/parse.js';
export { SettingsError, type SettingsProblem } from './settings/problems.js';
export type { Environment } from './settings/read-variable.js';
export { Secret } from './settings/secret.js';
export { type SharedSettings, sharedSettings } from './settings/shared.js';
