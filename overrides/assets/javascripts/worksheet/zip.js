/* The one kind of ZIP file that a worksheet needs: parts that are stored as they are, none of them large. */

const PART = 0x04034b50;
const ENTRY = 0x02014b50;
const END = 0x06054b50;
/** The first of January 1980, the oldest day there is in a ZIP file. */
const DAY = 33;

/** The checksum that ZIP files have. @param {Uint8Array} bytes */
export function crc32(bytes) {
  let sum = -1;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

/** The parts by their names, in their order. @param {ArrayBuffer} file @returns {Map<string, Uint8Array<ArrayBuffer>>} */
export function unpacked(file) {
  const view = new DataView(file);
  const parts = new Map();
  for (let at = 0; view.getUint32(at, true) === PART; ) {
    const size = view.getUint32(at + 18, true);
    const named = at + 30 + view.getUint16(at + 26, true);
    const begins = named + view.getUint16(at + 28, true);
    parts.set(new TextDecoder().decode(new Uint8Array(file, at + 30, named - at - 30)), new Uint8Array(file, begins, size));
    at = begins + size;
  }
  return parts;
}

/** A file of parts. @param {Map<string, Uint8Array<ArrayBuffer>>} parts */
export function packed(parts) {
  /** @type {BlobPart[]} */
  const files = [];
  /** @type {BlobPart[]} */
  const entries = [];
  let [end, size] = [0, 0];
  for (const [name, bytes] of parts) {
    const named = new TextEncoder().encode(name);
    // Version, names in UTF-8, stored, time and day, sum, sizes, length of the name, nothing more.
    const facts = figures([2, 20], [2, 0x800], [2, 0], [2, 0], [2, DAY], [4, crc32(bytes)], [4, bytes.length], [4, bytes.length], [2, named.length], [2, 0]);
    files.push(figures([4, PART]), facts, named, bytes);
    entries.push(figures([4, ENTRY], [2, 20]), facts, figures([2, 0], [2, 0], [2, 0], [4, 0], [4, end]), named);
    end += 30 + named.length + bytes.length;
    size += 46 + named.length;
  }
  const last = figures([4, END], [2, 0], [2, 0], [2, parts.size], [2, parts.size], [4, size], [4, end], [2, 0]);
  return new Blob([...files, ...entries, last]);
}

/** Numbers as bytes, the lowest first, each with its length. @param {[number, number][]} numbers */
function figures(...numbers) {
  return Uint8Array.from(numbers.flatMap(([length, number]) => Array.from({ length }, (_, at) => (number >>> (8 * at)) & 255)));
}
