// Runs inside the JavaScript engine, behind MathJax: says whether TeX input is shown without an error.
// Knows no notes; draws nothing.
(function () {
  "use strict";
  const tex = MathJax._.input.tex;
  const TeX = MathJax._.input.tex_ts.TeX;
  const TexParser = tex.TexParser.default;
  const TexError = tex.TexError.default;
  const Configuration = tex.Configuration.Configuration;

  // What the engine was reading when it stopped, innermost text first: [text, how many characters were left].
  let undefinedCommands = [];
  let reading = [];

  const where = () => reading.map((parser) => [parser.string, parser.string.length - parser.i]).reverse();

  // As MathJax's own `noundefined`, which shows the name in red; here it is remembered too.
  Configuration.create("remember-undefined", {
    fallback: {
      macro(parser, name) {
        undefinedCommands.push({ name: "\\" + name, trail: where() });
        const text = parser.create("text", "\\" + name);
        parser.Push(parser.create("node", "mtext", [], { mathcolor: "red" }, text));
      },
    },
  });

  const parse = TexParser.prototype.Parse;
  TexParser.prototype.Parse = function () {
    reading.push(this);
    try {
      parse.call(this);
    } catch (error) {
      if (!error.trail) error.trail = where();
      throw error;
    } finally {
      reading.pop();
    }
  };

  // MathJax asks each of fifty tables for each sign. Those that a formula cannot change are asked once for each sign.
  const written = /^(new-|configmacros-|ams-declare-ops$|mathtools-paired-delims$)/;
  tex.MapHandler.SubHandler.prototype.parse = function (input) {
    const maps = this._configuration.items;
    const symbol = input[1];
    if (this.known !== maps.length) {
      this.known = maps.length;
      this.bySymbol = new Map();
    }
    let asked = this.bySymbol.get(symbol);
    if (!asked) {
      const has = (map) => written.test(map._name) || map.contains(symbol) || map.contains("\\" + symbol);
      asked = maps.map((entry) => entry.item).filter(has);
      this.bySymbol.set(symbol, asked);
    }
    for (const map of asked) {
      const result = map.parse(input);
      if (result) return result;
    }
    return this._fallback.items[0].item(input[0], symbol);
  };

  const packages = tex.AllPackages.AllPackages.filter((name) => name !== "noerrors" && name !== "noundefined");
  // Proof trees ask for the width of what is drawn; any width will do where nothing is.
  const page = {
    options: { MathItem: MathJax._.core.MathItem.AbstractMathItem },
    outputJax: { getBBox: () => ({ w: 1, h: 1, d: 0 }) },
  };
  let jax;

  // Obsidian would look for further packages on its disk, where there are none.
  MathJax._.components.loader.Loader.load = (name) => {
    throw new TexError("UnknownExtension", "Extension %1 is not part of MathJax", name);
  };

  const fresh = () => {
    jax = new TeX({
      packages: ["require", ...packages, "remember-undefined"],
      formatError: (_, error) => {
        throw error;
      },
    });
    // They tidy what would be drawn.
    jax.postFilters.items.length = 0;
    jax.setMmlFactory(new MathJax._.core.MmlTree.MmlFactory.MmlFactory());
  };

  const compile = (math, display, tries = 3) => {
    undefinedCommands = [];
    reading = [];
    jax.reset();
    // The reader of `\\text` would remember all that it ever made.
    jax.parseOptions.packageData.get("textmacros").parseOptions.clear();
    try {
      jax.compile({ math, display, inputData: {}, start: { node: null }, root: null, state: () => 0 }, page);
    } catch (error) {
      // `\require` of what is already here asks to be called again.
      if (error.retry && tries > 0) return compile(math, display, tries - 1);
      throw error;
    }
  };

  // Forget every definition, then take over those of the texts given; errors in them are told when their turn comes.
  globalThis.begin = (definitions) => {
    fresh();
    for (const math of JSON.parse(definitions)) {
      try {
        compile(math, true);
      } catch (error) {
        if (!(error instanceof TexError)) throw error;
      }
    }
  };

  globalThis.judge = (math, display) => {
    try {
      compile(math, display);
    } catch (error) {
      if (!(error instanceof TexError)) throw error;
      return JSON.stringify({ id: error.id, message: error.message, trail: error.trail || [] });
    }
    return undefinedCommands.length ? JSON.stringify({ id: "undefined", ...undefinedCommands[0] }) : "";
  };

  fresh();
})();
