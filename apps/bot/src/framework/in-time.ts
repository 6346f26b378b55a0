/** What a promise gives, or something else where it takes longer than so many milliseconds. Its failure passes through. */
export async function inTime<Value>(promise: Promise<Value>, ms: number, instead: Value): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Value>((resolve) => {
    timer = setTimeout(() => resolve(instead), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
