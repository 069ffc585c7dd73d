/** What tells the series of one metric apart, as in `{ code: 'BUSY' }`. */
export type Labels = Readonly<Record<string, string>>

/** How many series one metric may have; further label values are counted together as `other`. */
const MAX_SERIES = 512
/** Seconds; from a frame's work to a slow model. */
const BUCKETS = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10]

/** Numbers about a process, in the text format that Prometheus reads. */
export interface Metrics {
  /** Adds to a counter; `by` is 1 unless told. */
  count(name: string, labels?: Labels, by?: number): void
  /** Sets a gauge. */
  gauge(name: string, value: number, labels?: Labels): void
  /** Adds a duration to a histogram of seconds. */
  observe(name: string, seconds: number, labels?: Labels): void
  /** All of it, sorted by name. */
  text(): string
}

type Kind = 'counter' | 'gauge' | 'histogram'
type Metric = { readonly kind: Kind; readonly series: Map<string, number> }

/** An empty set of metrics; the first use of a name decides what kind it is. */
export function createMetrics(): Metrics {
  const metrics = new Map<string, Metric>()

  function series(name: string, kind: Kind): Map<string, number> {
    const known = metrics.get(name)
    if (known?.kind === kind) return known.series
    const fresh = { kind, series: new Map<string, number>() }
    metrics.set(name, fresh)
    return fresh.series
  }

  function add(name: string, kind: Kind, key: { labels: Labels; suffix?: string }, by: number): void {
    const values = series(name, kind)
    const full = place(values, key)
    values.set(full, (values.get(full) ?? 0) + by)
  }

  return {
    count: (name, labels = {}, by = 1) => add(name, 'counter', { labels }, by),
    gauge(name, value, labels = {}) {
      const values = series(name, 'gauge')
      values.set(place(values, { labels }), value)
    },
    observe(name, seconds, labels = {}) {
      for (const bound of BUCKETS) {
        add(
          name,
          'histogram',
          { labels: { ...labels, le: String(bound) }, suffix: '_bucket' },
          seconds <= bound ? 1 : 0,
        )
      }
      add(name, 'histogram', { labels: { ...labels, le: '+Inf' }, suffix: '_bucket' }, 1)
      add(name, 'histogram', { labels, suffix: '_sum' }, seconds)
      add(name, 'histogram', { labels, suffix: '_count' }, 1)
    },
    text: () =>
      [...metrics]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .flatMap(([name, { kind, series }]) => [
          `# TYPE ${name} ${kind}`,
          ...[...series].map(([key, value]) => `${name}${key} ${value}`),
        ])
        .map((line) => `${line}\n`)
        .join(''),
  }
}

/** The series' key, or that of `other` when the metric has as many as it may. */
function place(
  values: ReadonlyMap<string, number>,
  { labels, suffix = '' }: { labels: Labels; suffix?: string },
): string {
  const key = `${suffix}${write(labels)}`
  if (values.has(key) || values.size < MAX_SERIES) return key
  return `${suffix}${write(Object.fromEntries(Object.entries(labels).map(([name, value]) => [name, name === 'le' ? value : 'other'])))}`
}

function write(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${value.replace(/[\\"\n]/g, '_')}"`)
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`
}
