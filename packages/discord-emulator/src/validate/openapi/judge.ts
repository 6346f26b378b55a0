import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { OpenApiDocument, Operation } from './document.js';
import { explain, type Finding } from './explain.js';

export interface Judgement {
  readonly operationId: string | null;
  readonly findings: readonly Finding[];
}

/** Judges the body of a request by the operation it is; `undefined` is a request without one. */
export type BodyJudge = (method: string, path: string, body: unknown) => Judgement;

const JSON_BODY = 'application/json';

/** A judge that compiles an operation's schema when it is first asked about it. */
export function createBodyJudge(document: OpenApiDocument): BodyJudge {
  const ajv = createAjv(document);
  const compiled = new Map<string, ValidateFunction>();

  function validatorOf(method: string, path: string): ValidateFunction {
    const key = `${method} ${path}`;
    let validate = compiled.get(key);
    if (validate === undefined) {
      const steps = ['paths', path, method, 'requestBody', 'content', JSON_BODY, 'schema'];
      validate = ajv.compile({ $ref: `discord#/${steps.map(escapeStep).join('/')}` });
      compiled.set(key, validate);
    }
    return validate;
  }

  return (upperMethod, path, body) => {
    const method = upperMethod.toLowerCase();
    const operation = document.paths[path]?.[method];
    if (operation === undefined) return { operationId: null, findings: [whole('Discord documents no such request')] };
    const operationId = operation.operationId ?? null;
    const presence = judgePresence(operation, body);
    if (presence !== 'judge body') return { operationId, findings: presence };
    const validate = validatorOf(method, path);
    return { operationId, findings: validate(body) ? [] : explain(validate.errors ?? []) };
  };
}

function judgePresence({ requestBody }: Operation, body: unknown): readonly Finding[] | 'judge body' {
  if (requestBody === undefined) return body === undefined ? [] : [whole('this request takes no body')];
  if (body === undefined) return requestBody.required ? [whole('this request needs a body')] : [];
  // Operations that take nothing but an upload have no schema for JSON.
  return JSON_BODY in requestBody.content ? 'judge body' : [];
}

function createAjv(document: OpenApiDocument): Ajv2020 {
  const ajv = new Ajv2020({
    strict: true,
    // The file writes `type` beside `allOf` and lists of types, which is allowed and clear.
    strictTypes: false,
    allowUnionTypes: true,
    inlineRefs: false,
    // Errors with the schema and value they are about: see `explain`.
    verbose: true,
    logger: false,
  });
  formats.default(ajv, ['date-time', 'uri', 'int32', 'int64', 'double']);
  ajv.addFormat('snowflake', { type: 'string', validate: isSnowflake });
  // A nonce is any text; its length stands beside the format.
  ajv.addFormat('nonce', true);
  // The document is no schema itself; declared as keywords without a meaning, its parts can be referred to.
  const { paths, components } = document;
  ajv.addVocabulary(['paths', 'components', 'x-discord-union']);
  return ajv.addSchema({ paths, components }, 'discord', undefined, false);
}

const isSnowflake = (text: string) => /^\d{1,20}$/.test(text) && BigInt(text) < 2n ** 63n;

const escapeStep = (step: string) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'));

const whole = (message: string): Finding => ({ pointer: '', message });
