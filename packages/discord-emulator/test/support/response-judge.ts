import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { RequestRecord } from '../../src/index.js';
import { amend } from '../../src/validate/openapi/amend.js';
import { openApiDocument } from '../validate/openapi-file.js';

/** What Discord's OpenAPI file says against the answers of the emulator; nothing where the file is not there. */
export function responseFindings(requests: readonly RequestRecord[]): string[] {
  return requests.flatMap((request) => findings(request));
}

const document = openApiDocument();
const ajv = document === null ? null : createAjv();
const compiled = new Map<string, ValidateFunction | null>();

function findings({ method, route, status, response }: RequestRecord): string[] {
  // Answers of scripted faults and of the router are not an operation's.
  if (status === null || status >= 400) return [];
  const validate = validatorOf(method.toLowerCase(), route, status);
  if (validate === null || validate(response === undefined ? undefined : JSON.parse(JSON.stringify(response))))
    return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message }) => `${method} ${route} → ${status}: ${instancePath || 'the answer'} ${message}`,
  );
}

function validatorOf(method: string, route: string, status: number): ValidateFunction | null {
  const key = `${method} ${route} ${status}`;
  let validate = compiled.get(key);
  if (validate === undefined) {
    validate = compile(method, route, status);
    compiled.set(key, validate);
  }
  return validate;
}

function compile(method: string, route: string, status: number): ValidateFunction | null {
  const operation = document?.paths[route]?.[method];
  if (ajv === null || operation === undefined) return null;
  const { responses } = operation as unknown as { responses: Record<string, { content?: Record<string, unknown> }> };
  const answer = responses[status];
  if (answer === undefined) throw new Error(`${method} ${route} is never answered with ${status}.`);
  if (answer.content === undefined) return null;
  const steps = ['paths', route, method, 'responses', String(status), 'content', 'application/json', 'schema'];
  return ajv.compile({ $ref: `discord#/${steps.map(escapeStep).join('/')}` });
}

function createAjv(): Ajv2020 {
  const instance = new Ajv2020({ strict: false, inlineRefs: false, logger: false, validateFormats: false });
  const { paths, components } = amend(document ?? { openapi: '3.1', paths: {}, components: { schemas: {} } });
  return instance.addSchema({ paths, components }, 'discord', undefined, false);
}

function escapeStep(step: string): string {
  return encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'));
}
