import { readFileSync } from 'node:fs';
import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import { packageAsset } from '../../text/package-asset.js';

/** What of the WebAssembly module's memory is used here. */
interface Heap {
  readonly HEAPU8: Uint8Array;
  readonly wasmExports: {
    malloc: (size: number) => number;
    free: (pointer: number) => void;
    memory: Memory;
  };
}

interface Memory {
  readonly buffer: ArrayBuffer;
  /** @returns its pages before; throws where there is no more */
  grow: (pages: number) => number;
}

/** What it may hold, in pages of 64 KiB: far more than large scans take. A file that needs more is given up. */
const MOST_MEMORY = (640 * 2 ** 20) / 2 ** 16;

/** PDFium, the engine of Chrome's own viewer, and its memory. */
export class Pdfium {
  readonly call: WrappedPdfiumModule;
  readonly #heap: Heap;
  #isFull = false;

  constructor(module: WrappedPdfiumModule) {
    this.call = module;
    this.#heap = module.pdfium as unknown as Heap;
    this.#bound(this.#heap.wasmExports.memory);
  }

  /** Whether a file asked for more memory than there is. */
  get isFull(): boolean {
    return this.#isFull;
  }

  /** The module declares that it may take 2 GiB, and takes what it can get. */
  #bound(memory: Memory): void {
    const grow = memory.grow.bind(memory);
    memory.grow = (pages) => {
      this.#isFull = memory.buffer.byteLength / 2 ** 16 + pages > MOST_MEMORY;
      if (this.#isFull) throw new RangeError('PDFium has no memory left');
      return grow(pages);
    };
  }

  /** Lends a piece of memory. @param use gets where it begins, and what gives a copy of it */
  borrow<T>(size: number, use: (pointer: number, read: () => Buffer) => T): T {
    const pointer = this.#heap.wasmExports.malloc(Math.max(1, size));
    if (pointer === 0) throw new RangeError('PDFium has no memory left');
    try {
      return use(pointer, () => this.view(pointer, size));
    } finally {
      this.#heap.wasmExports.free(pointer);
    }
  }

  /** A copy of what stands in memory. */
  view(pointer: number, size: number): Buffer {
    return Buffer.from(this.#heap.HEAPU8.slice(pointer, pointer + size).buffer);
  }

  /** Copies bytes into the module's memory. @returns where they begin; give it to `release` */
  keep(bytes: Uint8Array): number {
    const pointer = this.#heap.wasmExports.malloc(Math.max(1, bytes.length));
    if (pointer === 0) throw new RangeError('PDFium has no memory left');
    this.#heap.HEAPU8.set(bytes, pointer);
    return pointer;
  }

  release(pointer: number): void {
    this.#heap.wasmExports.free(pointer);
  }

  /** Asks a function that fills a buffer with UTF-16 and says how many bytes it needs. */
  text(ask: (buffer: number, size: number) => number): string {
    const size = ask(0, 0);
    if (size <= 2) return '';
    return this.borrow(size, (pointer, read) => {
      ask(pointer, size);
      return read().toString('utf16le').replace(/\0+$/, '');
    });
  }
}

let loaded: Promise<Pdfium> | null = null;

/** Loads PDFium (0.1 s), once in a run and again after `forget`. */
export function loadPdfium(): Promise<Pdfium> {
  loaded ??= load();
  return loaded;
}

/** Lets go of an engine that a file brought down. */
export function forgetPdfium(): void {
  loaded = null;
}

async function load(): Promise<Pdfium> {
  const { init } = await import('@embedpdf/pdfium');
  const path = packageAsset('@embedpdf/pdfium/pdfium.wasm');
  const { buffer } = Uint8Array.from(readFileSync(path));
  const module = await init({ wasmBinary: buffer, printErr: () => undefined } as Parameters<typeof init>[0]);
  module.PDFiumExt_Init();
  return new Pdfium(module);
}
