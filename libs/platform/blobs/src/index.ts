export { BlobStore, type BorrowedFile, type ByteRange, type StoredBlob, type WriteBlobOptions } from './blob-store';
export { FileBlobStore, type FileBlobStoreOptions } from './files/file-blob-store';
export { FileBlobModule } from './files/file-blob.module';
export { GridFsBlobStore, type GridFsBlobStoreOptions } from './grid-fs/grid-fs-blob-store';
export { GridFsBlobModule } from './grid-fs/grid-fs-blob.module';
