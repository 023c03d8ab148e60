import { type PDFContext, type PDFDict, type PDFObject, PDFObjectParser, PDFRawStream, PDFRef } from '@cantoo/pdf-lib';
import { bytesOf, type RawObjects, type RawStream } from '../join/raw-piece.js';

/** The objects of a file for pdf-lib, each read when it is first asked for: most never are, and are written as they came. */
export class Unread extends Map<PDFRef, PDFObject> {
  /** What nobody has asked for. */
  readonly left: { readonly texts: Map<number, string>; readonly streams: Map<number, RawStream> };
  readonly #context: PDFContext;

  /** @param context what of the file has been read; it asks here from now on */
  constructor({ texts, streams }: RawObjects, context: PDFContext) {
    super();
    this.left = { texts: new Map(texts), streams: new Map(streams) };
    this.#context = context;
    for (const [ref, object] of context.enumerateIndirectObjects()) this.set(ref, object);
    Object.assign(context, { indirectObjects: this });
  }

  override get(ref: PDFRef): PDFObject | undefined {
    return super.get(ref) ?? this.#read(ref);
  }

  override set(ref: PDFRef, object: PDFObject): this {
    this.left.texts.delete(ref.objectNumber);
    this.left.streams.delete(ref.objectNumber);
    return super.set(ref, object);
  }

  /** What an object says that is no stream, and is not read for that: for one, reading a page takes longer than all else done with it. */
  textOf(ref: PDFRef): string {
    return this.left.texts.get(ref.objectNumber) ?? String(super.get(ref) ?? '');
  }

  /** Reads what says such a thing. */
  readAll(pattern: RegExp): void {
    const found = [...this.left.texts].filter(([, text]) => pattern.test(text));
    for (const [number] of found) this.get(PDFRef.of(number));
  }

  #read(ref: PDFRef): PDFObject | undefined {
    const text = this.left.texts.get(ref.objectNumber);
    const stream = this.left.streams.get(ref.objectNumber);
    if (stream) this.set(ref, PDFRawStream.of(this.#parsed(stream.head) as PDFDict, bytesOf(stream)));
    else if (text !== undefined) this.set(ref, this.#parsed(text));
    return super.get(ref);
  }

  #parsed(text: string): PDFObject {
    return PDFObjectParser.forBytes(Buffer.from(text, 'latin1'), this.#context).parseObject();
  }
}
