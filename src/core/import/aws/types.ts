/** What goes into the AWS importer and what comes out. */

export interface ImportFile {
  /** As given by the caller; folders named like an account or a Region place what is inside. */
  readonly path: string;
  /** Decoded text, see `decodeText`. */
  readonly text: string;
}

/** Something of the input that the `.vpc` text does not say. */
export interface NotExpressed {
  /** The AWS id it is about, or a file. */
  readonly about: string;
  readonly message: string;
}

/** A file, or a part of one, that could not be read as an AWS answer. */
export interface ImportProblem {
  readonly file: string;
  readonly message: string;
}

export interface ImportResult {
  readonly text: string;
  readonly notExpressed: readonly NotExpressed[];
  readonly problems: readonly ImportProblem[];
}
