package dev.cairn.parquet;

/** A file that was written, and how many records of which kind it holds. */
record Written(String path, String kind, long rows) {}
