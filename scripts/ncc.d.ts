/** The part of ncc's API that the build uses (https://github.com/vercel/ncc#programmatically-from-nodejs). */
declare module '@vercel/ncc' {
  type Options = {
    readonly cache?: string | false;
    readonly esm?: boolean;
    readonly minify?: boolean;
    readonly quiet?: boolean;
    /** Name of a file for the licences of everything bundled. */
    readonly license?: string;
    readonly transpileOnly?: boolean;
    readonly externals?: Readonly<Record<string, string>>;
  };
  type Asset = { readonly source: string | Buffer; readonly permissions: number };
  type Bundle = { readonly code: string; readonly assets: Readonly<Record<string, Asset>> };
  export default function ncc(entry: string, options: Options): Promise<Bundle>;
}
