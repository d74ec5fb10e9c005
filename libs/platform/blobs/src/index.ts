export { BlobStore, type BorrowedFile, type ByteRange, type StoredBlob, type WriteBlobOptions } from './blob-store';
