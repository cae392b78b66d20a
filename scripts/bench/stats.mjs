// Medians, tails and tables.

/** @param {readonly number[]} samples */
export function summary(samples) {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return { median: at(0.5), p95: at(0.95), count: sorted.length };
}

/** `1.23 / 4.56`: median and p95, in units of `unit` (of the samples' milliseconds). */
export const pair = ({ median, p95 }, unit = 1) => `${number(median / unit)} / ${number(p95 / unit)}`;

export const number = (value) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));

/** Prints rows of cells under a heading, the first column to the left and the others to the right. */
export function printTable(title, header, rows) {
  const all = [header, ...rows];
  const widths = header.map((_, column) => Math.max(...all.map((row) => String(row[column] ?? '').length)));
  const write = (row) =>
    row
      .map((cell, column) =>
        column === 0 ? String(cell).padEnd(widths[0]) : String(cell ?? '').padStart(widths[column]),
      )
      .join('  ');
  console.log(`\n${title}\n  ${write(header)}\n  ${widths.map((width) => '-'.repeat(width)).join('  ')}`);
  for (const row of rows) console.log(`  ${write(row)}`);
}

/** Milliseconds of each of `count` calls. */
export function timed(count, run) {
  const samples = [];
  for (let at = 0; at < count; at++) {
    const start = performance.now();
    run(at);
    samples.push(performance.now() - start);
  }
  return samples;
}

/** Says what is going on, on the error output so that the tables stay alone. */
export const note = (text) => process.stderr.write(`${text}\n`);
