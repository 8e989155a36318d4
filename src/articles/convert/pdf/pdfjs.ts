/** The part of pdf.js that is used, with its types: those of the package name files in a way that TypeScript does not find. */
import * as pdfjs from 'unpdf/pdfjs';

export interface PdfDocument {
  numPages: number;
  getMetadata(): Promise<{ info: Record<string, unknown> }>;
  getPageLabels(): Promise<string[] | null>;
  getMarkInfo(): Promise<{ Marked?: boolean } | null>;
  getPage(number: number): Promise<PdfPage>;
}

export interface PdfPage {
  getViewport(options: { scale: number }): { transform: number[] };
  streamTextContent(options: {
    includeMarkedContent: boolean;
  }): ReadableStream<{ items: TextItem[]; styles: Record<string, { fontFamily?: string } | undefined> }>;
  getStructTree(): Promise<StructureNode | null>;
  cleanup(): void;
}

/** A piece of text, or, with a type, a mark of a tagged PDF. */
export interface TextItem {
  str?: string;
  dir?: string;
  transform?: number[];
  width?: number;
  fontName?: string;
  type?: string;
  id?: string;
  tag?: string;
}

/** A node of the structure tree of a page. */
export interface StructureNode {
  role?: string;
  type?: string;
  id?: string;
  children?: StructureNode[];
}

interface LoadingTask {
  promise: Promise<PdfDocument>;
  destroy(): Promise<void>;
}

export const { getDocument, VerbosityLevel } = pdfjs as unknown as {
  getDocument(options: Record<string, unknown>): LoadingTask;
  VerbosityLevel: { ERRORS: number };
};
