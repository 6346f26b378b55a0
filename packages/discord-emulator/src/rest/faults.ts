import type { Fault, Faults, FaultTarget } from '../discord.js';

interface Script {
  readonly target: FaultTarget;
  readonly fault: Fault;
  left: number;
}

/** Faults that a test asked for, taken in the order they were asked for. */
export class ScriptedFaults implements Faults {
  #scripts: Script[] = [];

  next(count: number, target: FaultTarget, fault: Fault): void {
    this.#scripts.push({ target, fault, left: count });
  }

  clear(): void {
    this.#scripts = [];
  }

  /** The fault a request meets, which is then used up once; null for none. */
  take(method: string, route: string): Fault | null {
    const script = this.#scripts.find(({ target }) => meets(target, method, route));
    if (script === undefined) return null;
    script.left -= 1;
    if (script.left <= 0) this.#scripts = this.#scripts.filter((other) => other !== script);
    return script.fault;
  }
}

function meets(target: FaultTarget, method: string, route: string): boolean {
  return (target.method ?? method) === method && (target.route ?? route) === route;
}
