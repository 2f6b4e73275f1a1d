export { createSpanExporter, type SpanExporter, type SpanExporterOptions } from './export-spans.ts';
