// The files in zip and tar archives, gzip or not: the server reads documents, one at a time.
import { unzipSync } from "fflate";

export interface Member {
  name: string; // with the archive's name and the path inside
  bytes: Uint8Array<ArrayBuffer>;
}

// What a page can hold in memory beside the rest; larger archives are for `verbatim ingest`.
const mostUnpacked = 256 * 1024 * 1024;
const tarBlock = 512;

const tooLarge = () => new Error("The archive unpacks to more than 256 MiB: use verbatim ingest.");

// The members of an archive, or the file itself if it is none. Folders, links and hidden files are
// passed by. Throws for a damaged archive.
export async function membersOf(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<Member[]> {
  if (startsWith(bytes, [0x50, 0x4b, 3, 4])) return zipMembers(name, bytes);
  if (isTar(bytes)) return tarMembers(name, bytes);
  if (!startsWith(bytes, [0x1f, 0x8b])) return [{ name, bytes }];
  const unpacked = await gunzip(bytes);
  return unpacked && isTar(unpacked) ? tarMembers(name, unpacked) : [{ name, bytes }];
}

const startsWith = (bytes: Uint8Array, head: number[]) => head.every((byte, index) => bytes[index] === byte);
const isHidden = (path: string) => path.split("/").some((part) => part.startsWith(".") || part === "__MACOSX");

function zipMembers(name: string, bytes: Uint8Array<ArrayBuffer>): Member[] {
  let size = 0;
  try {
    const files = unzipSync(bytes, {
      filter: (file) => {
        if (file.name.endsWith("/") || isHidden(file.name)) return false;
        size += file.originalSize;
        if (size > mostUnpacked) throw tooLarge();
        return true;
      },
    });
    return Object.entries(files).map(([path, content]) => ({ name: `${name}, ${path}`, bytes: new Uint8Array(content) }));
  } catch (error) {
    throw size > mostUnpacked ? error : damaged(name, error);
  }
}

const damaged = (name: string, error: unknown) =>
  new Error(`${name} is a damaged or protected archive: ${error instanceof Error ? error.message : error}.`);

// What is no gzip after all is left to the server; undefined.
async function gunzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")).getReader();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      parts.push(new Uint8Array(read.value));
      size += read.value.length;
      if (parts.length === 1 && size > tarBlock && !isTar(parts[0]!)) return undefined;
      if (size > mostUnpacked) break;
    }
  } catch {
    if (parts.length === 0 || !isTar(parts[0]!)) return undefined;
    throw new Error("The archive is damaged: its gzip ends too early or is broken.");
  } finally {
    void reader.cancel().catch(() => {});
  }
  if (size > mostUnpacked) throw tooLarge();
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

const isTar = (bytes: Uint8Array) => bytes.length >= tarBlock && text(bytes, 257, 5) === "ustar";

function text(bytes: Uint8Array, at: number, length: number): string {
  const field = bytes.subarray(at, at + length);
  const end = field.indexOf(0);
  return new TextDecoder().decode(end < 0 ? field : field.subarray(0, end));
}

// The path that a pax header ("LENGTH path=PATH\n") gives the file after it.
const paxPath = (bytes: Uint8Array) => /^\d+ path=(.*)$/m.exec(new TextDecoder().decode(bytes))?.[1];

function tarMembers(name: string, bytes: Uint8Array<ArrayBuffer>): Member[] {
  const members: Member[] = [];
  let longPath: string | undefined;
  for (let at = 0; at + tarBlock <= bytes.length && bytes[at] !== 0; ) {
    const size = parseInt(text(bytes, at + 124, 12).trim() || "0", 8);
    const content = bytes.subarray(at + tarBlock, at + tarBlock + size);
    if (!(size >= 0) || content.length < size) throw damaged(name, new Error("it is cut off"));
    const prefix = text(bytes, at + 345, 155);
    const path = longPath ?? (prefix ? `${prefix}/` : "") + text(bytes, at, 100);
    const type = text(bytes, at + 156, 1);
    longPath = type === "x" ? paxPath(content) : type === "L" ? text(content, 0, size) : undefined;
    if ((type === "" || type === "0") && !isHidden(path)) {
      members.push({ name: `${name}, ${path}`, bytes: new Uint8Array(content) });
    }
    at += tarBlock + Math.ceil(size / tarBlock) * tarBlock;
  }
  return members;
}
