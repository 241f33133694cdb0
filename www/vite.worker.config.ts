import { defineConfig } from "vite";

/**
 * The worker: one classic script, because a module worker does not start from a Blob on file://.
 * `import.meta.url` would be a syntax error in it; wasm-bindgen's glue only reads it to find a
 * file that is never fetched here.
 */
export default defineConfig({
  publicDir: false,
  define: { "import.meta.url": '""' },
  build: {
    target: "es2022",
    outDir: "dist",
    emptyOutDir: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: "src/worker.ts",
      output: { format: "iife", codeSplitting: false, entryFileNames: "worker.js" },
    },
  },
});
