import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

/** The page: one ES module and one style sheet, which xtask puts into `index.html`. */
export default defineConfig({
  publicDir: false,
  resolve: { alias: { "d3-geo": fileURLToPath(new URL("src/ui/no-maps.ts", import.meta.url)) } },
  build: {
    target: "es2022",
    outDir: "dist",
    emptyOutDir: false,
    cssCodeSplit: false,
    modulePreload: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: "src/main.tsx",
      output: {
        format: "es",
        codeSplitting: false,
        entryFileNames: "page.js",
        assetFileNames: "page[extname]",
      },
    },
  },
});
