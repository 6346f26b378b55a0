import { fileURLToPath } from 'node:url';
import type { ChartConfiguration, ChartItem } from 'chart.js';

/** Lines over the same stretches of time. */
export interface TrendChart {
  /** One for each stretch, as they are to be shown. */
  readonly labels: readonly string[];
  readonly series: readonly { readonly label: string; readonly values: readonly number[] }[];
  /** What is counted, beside the axis. */
  readonly unit: string;
}

const WIDTH = 960;
const HEIGHT = 480;
/** Drawn at this multiple, for screens with small dots. */
const SCALE = 2;
const FONT = 'Fieldnotes Chart';
const LONGEST_LABEL = 32;

// The card brings its own ground, so that it reads alike in Discord's dark and light themes.
const GROUND = '#20242b';
const INK = '#e8eaed';
const GRID = '#3a404a';

/** Told apart by people who see few colours: Okabe and Ito, "Color Universal Design", 2008. */
const COLOURS = ['#56b4e9', '#e69f00', '#009e73', '#f0e442', '#cc79a7', '#d55e00'] as const;
const POINTS = ['circle', 'rect', 'triangle', 'rectRot', 'crossRot', 'star'] as const;

/** Series that one chart can show. */
export const MOST_SERIES = COLOURS.length;

/** The chart as a PNG of 1920 by 960 dots. What draws is loaded when the first chart is asked for. */
export async function drawTrends(chart: TrendChart): Promise<Buffer> {
  const [{ createCanvas, GlobalFonts }, { Chart, ...parts }] = await Promise.all([
    import('@napi-rs/canvas'),
    import('chart.js'),
  ]);
  if (!GlobalFonts.has(FONT)) GlobalFonts.registerFromPath(fontFile(), FONT);
  const { CategoryScale, Legend, LinearScale, LineController, LineElement, PointElement } = parts;
  Chart.register(CategoryScale, Legend, LinearScale, LineController, LineElement, PointElement);

  const canvas = createCanvas(WIDTH * SCALE, HEIGHT * SCALE);
  // The canvas has what Chart.js uses of a browser's: https://www.chartjs.org/docs/latest/getting-started/using-from-node-js.html
  const drawn = new Chart(canvas as unknown as ChartItem, configurationOf(chart));
  try {
    const context = canvas.getContext('2d');
    context.globalCompositeOperation = 'destination-over';
    context.fillStyle = GROUND;
    context.fillRect(0, 0, canvas.width, canvas.height);
    return canvas.toBuffer('image/png');
  } finally {
    drawn.destroy();
  }
}

function configurationOf({ labels, series, unit }: TrendChart): ChartConfiguration<'line'> {
  const font = { family: FONT, size: 15 * SCALE };
  const ticks = { color: INK, font };
  return {
    type: 'line',
    data: {
      labels: [...labels],
      datasets: series.slice(0, MOST_SERIES).map(({ label, values }, at) => ({
        label: label.length > LONGEST_LABEL ? `${label.slice(0, LONGEST_LABEL - 1)}…` : label,
        data: [...values],
        borderColor: COLOURS[at] ?? INK,
        backgroundColor: COLOURS[at] ?? INK,
        borderWidth: 3 * SCALE,
        pointRadius: 4 * SCALE,
        pointStyle: POINTS[at] ?? 'circle',
        cubicInterpolationMode: 'monotone',
      })),
    },
    options: {
      animation: false,
      responsive: false,
      devicePixelRatio: 1,
      layout: { padding: 18 * SCALE },
      plugins: {
        legend: {
          position: 'bottom',
          labels: { color: INK, font, usePointStyle: true, padding: 14 * SCALE },
        },
      },
      scales: {
        x: { ticks: { ...ticks, maxRotation: 0, autoSkipPadding: 24 * SCALE }, grid: { color: GRID } },
        y: {
          beginAtZero: true,
          ticks: { ...ticks, precision: 0 },
          grid: { color: GRID },
          title: { display: true, text: unit, color: INK, font },
        },
      },
    },
  };
}

/** Containers have no fonts of their own; this one writes Latin, Greek and Cyrillic. */
function fontFile(): string {
  return fileURLToPath(import.meta.resolve('@fontsource/dejavu-sans/files/dejavu-sans-latin-400-normal.woff2'));
}
