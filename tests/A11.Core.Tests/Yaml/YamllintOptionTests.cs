using A11.Core.Files;
using A11.Core.Fixes;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;
using A11.Tests;

namespace A11.Core.Tests.Yaml;

/// <summary>The options of yamllint's rules mean what they mean to yamllint, and fixes of layout leave every value as it is.</summary>
[TestClass]
public sealed class YamllintOptionTests
{
    [TestMethod]
    [DataRow("comments: {min-spaces-from-content: 1}", "a: 1 # x\n", "")]
    [DataRow("comments: {min-spaces-from-content: 3}", "a: 1  # x\n", "1")]
    [DataRow("comments: enable", "a: 1 # x\n", "1")]
    [DataRow("comments: {require-starting-space: false}", "#x\na: 1\n", "")]
    [DataRow("comments: {ignore-shebangs: false}", "#!x\na: 1\n", "1")]
    [DataRow("braces: {min-spaces-inside: 1, max-spaces-inside: 1}", "a: {b: 1}\nc: { d: 1 }\n", "1 1")]
    [DataRow("braces: {max-spaces-inside: -1}", "a: {   b: 1   }\n", "")]
    [DataRow("braces: {max-spaces-inside-empty: 0, max-spaces-inside: 1}", "a: { }\nb: { c: 1 }\n", "1")]
    [DataRow("brackets: {forbid: true}", "a: []\nb: [c]\n", "1 2")]
    [DataRow("brackets: {forbid: non-empty}", "a: []\nb: [c]\n", "2")]
    [DataRow("colons: {max-spaces-after: 2}", "a:  1\nb:   2\n", "2")]
    [DataRow("colons: {max-spaces-after: -1}", "a:      1\n", "")]
    [DataRow("colons: {max-spaces-before: 1}", "a : 1\nb  : 2\n", "2")]
    [DataRow("commas: {min-spaces-after: 0}", "a: [1,2, 3]\n", "")]
    [DataRow("commas: {max-spaces-after: 2}", "a: [b,  c,   d]\n", "1")]
    [DataRow("hyphens: {max-spaces-after: 3}", "-   a\n-    b\n", "2")]
    [DataRow("comments-indentation: enable", "a:\n  b: |\n    c\n\n  # of d\nd: |\n  e\n    # text\n    # of nothing\nf: 1\n", "")]
    [DataRow("comments-indentation: enable", "a:\n  b: |\n    c\n # of nothing\nd: 1\n", "4")]
    [DataRow("document-start: {present: false}", "---\na: 1\n", "1")]
    [DataRow("document-end: {present: false}", "a: 1\n...\n", "2")]
    [DataRow("empty-lines: {max: 1}", "a: 1\n\n\nb: 1\n", "3")]
    [DataRow("empty-lines: {max-start: 1, max-end: 1}", "\na: 1\n\n", "")]
    [DataRow("empty-lines: {max-start: 1}", "\n\na: 1\n", "2")]
    [DataRow("empty-values: {forbid-in-block-mappings: false}", "a:\nb: {c: }\nd:\n  -\n", "2 4")]
    [DataRow("float-values: enable", "- .5\n- 1e3\n- .nan\n- .inf\n", "")]
    [DataRow("float-values: {require-numeral-before-decimal: true}", "- .5\n- 1e3\n- .nan\n- .inf\n", "1")]
    [DataRow("float-values: {forbid-scientific-notation: true, forbid-inf: true}", "- .5\n- 1e3\n- .nan\n- -.inf\n", "2 4")]
    [DataRow("indentation: {indent-sequences: whatever}", "a:\n- 1\nb:\n  - 1\n", "")]
    [DataRow("indentation: {indent-sequences: consistent}", "a:\n- 1\nb:\n  - 1\n", "3")]
    [DataRow("indentation: {spaces: 4, indent-sequences: false}", "a:\n- 1\nb:\n    c: 1\n", "")]
    [DataRow("indentation: {spaces: consistent}", "a:\n    b: 1\nc:\n  d: 1\n", "3")]
    [DataRow("key-duplicates: {forbid-duplicated-merge-keys: true}", "a: &a {b: 1}\nc:\n  <<: *a\n  <<: *a\n", "4")]
    [DataRow("key-ordering: enable", "b: 1\na: 1\nc: 1\n", "2")]
    [DataRow("key-ordering: {ignored-keys: ['^name$', 'n.n']}", "b: 1\nname: 2\nc: 1\n", "")]
    [DataRow("line-length: {max: 10, allow-non-breakable-words: false}", "- aaaaaaaaaaaaaa\n", "1")]
    [DataRow("line-length: {max: 10}", "a: aaaaaaaaaaaaaa\nbbbbbbbbbbbbbbbbb:\n", "1")]
    [DataRow("line-length: {max: 10, allow-non-breakable-inline-mappings: true}", "a: aaaaaaaaaaaaaa\nb: bbbb bbbbbbbbbbb\n", "2")]
    [DataRow("new-lines: {type: dos}", "a: 1\nb: 2\n", "1")]
    [DataRow("new-lines: {type: dos}", "a: 1\r\nb: 2\r\n", "")]
    [DataRow("octal-values: {forbid-implicit-octal: false}", "a: 010\nb: 0o10\n", "2")]
    [DataRow("octal-values: {forbid-explicit-octal: false}", "a: 010\nb: 0o10\n", "1")]
    [DataRow("quoted-strings: {quote-type: single}", "a: 'x'\nb: \"x\"\nc: x\nd: 1\n", "2 3")]
    [DataRow("quoted-strings: {quote-type: double, required: false}", "a: 'x'\nb: \"x\"\nc: x\n", "1")]
    [DataRow("quoted-strings: {required: only-when-needed}", "a: 'x'\nb: \"yes\"\nc: ': x'\nd: x\ne: ['a,b']\nf: '1.5'\n", "1")]
    [DataRow("quoted-strings: {required: false, extra-required: ['^http']}", "a: http://x\nb: x\n", "1")]
    [DataRow("quoted-strings: {required: only-when-needed, extra-allowed: ['^x']}", "a: 'xy'\nb: 'y'\n", "2")]
    [DataRow("quoted-strings: {quote-type: double, allow-quoted-quotes: true}", "a: 'say \"x\"'\nb: 'x'\n", "2")]
    [DataRow("quoted-strings: {check-keys: true}", "a: 'x'\n'b': 'x'\n", "1")]
    [DataRow("truthy: {check-keys: false, allowed-values: ['on']}", "yes: on\nb: yes\n", "2")]
    [DataRow("indentation: enable", "a:\n- 1\n", "1")]
    [DataRow("indentation: enable", "a:\n  b: 1\nc: {d: 1}\ne: [1]\nf: x\n", "")]
    [DataRow("indentation: {indent-sequences: consistent}", "a:\n  b: 1\nc:\n- 1\nd:\n  - 1\n", "5")]
    [DataRow("indentation: {indent-sequences: whatever}", "a:\n   - 1\nb:\n  - 1\n", "3")]
    [DataRow("quoted-strings: {required: only-when-needed, check-keys: true}", "{'a,b': 'c', d: {e: 'f,g'}, h: [['i,j']]}\n", "1")]
    [DataRow("quoted-strings: {required: only-when-needed, check-keys: true}", "'k,l': 'm,n'\n", "1 1")]
    [DataRow("quoted-strings: {required: only-when-needed}", "a: !!str 'x'\nb: !t 'x'\nc: ''\nd: ['ab']\ne: |\n  f\n", "2 4")]
    [DataRow("quoted-strings: {required: only-when-needed}", "a: '@x'\nb: 'x #y'\nc: ' x'\nd: 'x '\ne: 'x: y'\nf: '- x'\ng: '&x'\nh: '*x'\ni: '!x'\nj: 'x:'\nk: '{x'\nl: '[x]'\n", "")]
    [DataRow("quoted-strings: {required: only-when-needed}", "a: \"\\x07\"\nb: \"c \\\n  d\"\ne: \"f\"\ng: 'f \\'\n", "4 5")]
    [DataRow("quoted-strings: {required: only-when-needed}", "b: \"c \\\r\n  d\"\r\ne: \"f\"\r\n", "3")]
    [DataRow("quoted-strings: {required: only-when-needed, extra-required: ['^x']}", "a: 'xy'\nb: 'y'\n", "2")]
    [DataRow("quoted-strings: {required: only-when-needed, extra-required: ['(?=x)']}", "a: 'xy'\nb: x\n", "")]
    [DataRow("quoted-strings: {quote-type: double}", "a: 'say \"x\"'\nb: \"it's\"\n", "1")]
    [DataRow("quoted-strings: {quote-type: single, allow-quoted-quotes: true}", "a: \"it's\"\nb: \"x\"\n", "2")]
    [DataRow("trailing-spaces: enable", "", "")]
    [DataRow("trailing-spaces: enable", "a: 1\nb: 2\t ", "2")]
    [DataRow("line-length: {max: 5}", "a: bb\nc: ddd\n", "2")]
    [DataRow("line-length: {max: 5}", "a: \U0001F600\U0001F600\nb: \U0001F600\U0001F600\U0001F600\n", "2")]
    [DataRow("line-length: {max: 5}", "a: 1\n       \n", "2")]
    [DataRow("line-length: {max: 10}", "# aaaaaaaaaaaaa\n## bbbbbbbbbbbbbb\n- cccccccccccc\n", "")]
    [DataRow("line-length: {max: 10}", "# aaaaaaa aaaaaa\n- ccccccc ccccc\n", "1 2")]
    [DataRow("line-length: {max: 10, allow-non-breakable-words: false, allow-non-breakable-inline-mappings: true}", "a: bbbbbbbbbbbb\n- - c: dddddddddd\n", "")]
    [DataRow("line-length: {max: 10, allow-non-breakable-inline-mappings: true}", "a: !t bbbbbbbbbb\nc: {d: eeeeeeee}\nf: [g, hhhhhhhh]\n", "1 2 3")]
    [DataRow("new-lines: enable", "a: 1", "")]
    [DataRow("new-lines: {type: dos}", "\na: 1\n", "1")]
    [DataRow("empty-lines: enable", "\n", "")]
    [DataRow("empty-lines: enable", "a: 1\n\n", "2")]
    [DataRow("empty-lines: enable", "a: 1\n\n\nb: 1\n\n\n\nc: 1", "7")]
    [DataRow("document-start: {present: false}", "----: 3\n--- # c\nb: 2\n---\tx\n", "2 4")]
    [DataRow("document-start: enable", "# c\n\n---\na: 1\n", "")]
    [DataRow("document-start: enable", "# c\n\na: 1\n---\nb: 1\n", "3")]
    [DataRow("document-start: enable", "# c\n", "")]
    [DataRow("document-end: enable", "a: 1\n...\n", "")]
    [DataRow("document-end: enable", "a: 1\n...\n---\nb: 2\n", "4")]
    [DataRow("comments: enable", "#!x\na: 1\n#!y\n", "3")]
    [DataRow("comments: enable", "#\n##\n### x\n##y\n#\tz\n", "4")]
    [DataRow("comments: {min-spaces-from-content: -1}", "a: 1 # x\nb: 1# y\n", "")]
    [DataRow("comments-indentation: enable", "a:\n  b: 1\n# c\n  d: 2\n", "3")]
    [DataRow("comments-indentation: enable", "a:\n  b: 1\n  # c\n# d\ne: 1\n", "")]
    [DataRow("comments-indentation: enable", "a:\n  b: 1\n# c\n  # d\ne: 1\n", "4")]
    [DataRow("comments-indentation: enable", "a:\n  b: 1\n# c\n\n  # d\ne: 1\n", "5")]
    [DataRow("comments-indentation: enable", "a:\n  # b\n  - c\n", "")]
    [DataRow("comments-indentation: enable", "# a\n # b\n", "2")]
    [DataRow("comments-indentation: enable", "a: 1 # b\n # c\nd: 1\n", "2")]
    [DataRow("comments-indentation: enable", "a:\n  b: |\n    c\n    # text\n  # of b\nd: 1\n", "")]
    [DataRow("comments-indentation: enable", "a: |\n  b\nc:\n  d: 1\n  # e\nf: 1\n", "")]
    [DataRow("colons: enable", "*a : b\n&x c: &y d\n? e\n: f\n?  g\n:  h\n", "5 6")]
    [DataRow("colons: enable", "a: &x 1\nb: *x\nc: {*x : 1, d: [*x , *x]}\ne  : 1\n", "4")]
    [DataRow("colons: enable", "a:  # b\n  c:  d\ne:   \n", "2")]
    [DataRow("colons: enable", "a:  #b c\n", "")]
    [DataRow("colons: {max-spaces-before: -1, max-spaces-after: 0}", "a  : 1\nb:\n  - {c:1}\n", "1")]
    [DataRow("commas: enable", "a: [b ,c]\nd: [e\n  , f]\ng: [h,   # i\n  j]\n", "1 1")]
    [DataRow("commas: {max-spaces-before: -1, max-spaces-after: -1}", "a: [b  ,   c]\n", "")]
    [DataRow("hyphens: enable", "-  a\n- --  b\n- -  c\n-\n  d\n", "1 3")]
    [DataRow("hyphens: {max-spaces-after: -1}", "-     a\n", "")]
    [DataRow("braces: enable", "a: { b: 1}\nc: {d: 1 }\ne: { }\nf: {}\n", "1 2 3")]
    [DataRow("braces: enable", "a: {\n  b: 1\n  }\nc: {  # d\n  e: 1\n}\n", "")]
    [DataRow("braces: {min-spaces-inside: 1, max-spaces-inside: 2}", "a: {b: 1 }\nc: { d: 1  }\ne: {   f: 1 }\ng: {}\n", "1 3 4")]
    [DataRow("braces: {min-spaces-inside: -1, max-spaces-inside: -1}", "a: {b: 1   }\n", "")]
    [DataRow("braces: {min-spaces-inside-empty: 1, max-spaces-inside-empty: 1}", "a: {}\nb: { }\nc: {  }\nd: {e: 1}\n", "1 3")]
    [DataRow("braces: {forbid: true}", "a: { }\nb: { c: 1 }\n", "1 2")]
    [DataRow("braces: {forbid: non-empty}", "a: { }\nb: {\n\n}\nc: {d: 1}\n", "1 5")]
    [DataRow("brackets: enable", "a: [ b]\nc: [d ]\ne: [ ]\nf: [{g: 1} ]\n", "1 2 3 4")]
    [DataRow("brackets: {min-spaces-inside: 1, max-spaces-inside: 1}", "- [ a, {b: 1} ]\n- [a ]\n- [ a]\n", "2 3")]
    [DataRow("empty-values: enable", "a:\nb: {c: , d}\ne:\n  -\n  - f\n", "1 2 2 4")]
    [DataRow("empty-values: {forbid-in-block-sequences: false, forbid-in-flow-mappings: false}", "a:\nb: {c: }\nd:\n  -\n", "1")]
    [DataRow("empty-values: enable", "a: ''\nb: ~\nc: &x\nd: !!null\ne: [x, ]\n", "")]
    [DataRow("key-ordering: enable", "a: 1\na: 1\nc: 1\nb: 1\nd: {f: 1, e: 1}\n", "4 5")]
    [DataRow("float-values: {require-numeral-before-decimal: true}", "- .5\n- -.5\n- +.5\n- .5e3\n- 0.5\n- .a\n- .5x\n- '.5'\n- .\n", "1 2 3 4")]
    [DataRow("float-values: {forbid-scientific-notation: true}", "- 1e3\n- 1.e3\n- .5e3\n- 1.5E+3\n- -1e-3\n- 1e\n- e3\n- 1x5e3\n- 1.xe3\n- 1e3x\n- .e3\n- 12e\n", "1 2 3 4 5")]
    [DataRow("float-values: {forbid-nan: true}", "- .nan\n- .NaN\n- nan\n- .inf\n", "1 2")]
    [DataRow("float-values: {forbid-inf: true}", "- .inf\n- +.Inf\n- -.INF\n- .nan\n", "1 2 3")]
    [DataRow("octal-values: enable", "- 010\n- -010\n- 018\n- 00\n- 0\n- 0o17\n- 0o18\n- 0o\n- '010'\n- 10\n", "1 2 3 4 6")]
    [DataRow("anchors: {forbid-unused-anchors: true}", "a: &x 1\nb: &y 2\nc: *x\n", "2")]
    [DataRow("truthy: enable", "a: yes\nb: True\nc: true\nOn: x\nd: 'no'\ne: !!bool no\n", "1 2 4")]
    public void Options(string rule, string text, string lines) => Assert.AreEqual(lines, Find(text, $"rules: {{{rule}}}\n", rule[..rule.IndexOf(':', StringComparison.Ordinal)]));

    [TestMethod]
    [DataRow("extends: relaxed\n", "a: { b: 1 }\n", "braces", "")]
    [DataRow("extends: default\n", "a: { b: 1 }\n", "braces", "1 1")]
    [DataRow("extends: base.yaml\n", "a: 1 # x\nb: {  c: 1}\n", "comments", "")]
    [DataRow("extends: base.yaml\n", "a: 1 # x\nb: {  c: 1}\n", "braces", "2")]
    [DataRow("extends: base.yaml\nrules: {braces: disable}\n", "b: {  c: 1}\n", "braces", "")]
    [DataRow("extends: ../base.yaml\n", "b: {  c: 1}\n", "braces", "")]
    [DataRow("extends: default\nignore: ['/config/', '!app.yaml']\n", "a:  1\n", "colons", "1")]
    [DataRow("extends: default\nignore: ['!app.yaml', '/config/']\n", "a:  1\n", "colons", "")]
    [DataRow("extends: default\nignore-from-file: ignored\n", "a:  1\n", "colons", "")]
    [DataRow("extends: default\nignore: app.yaml\n", "a: 1\na: 2\n", "key-duplicates", "2")]
    [DataRow("extends: default\nrules: {key-duplicates: {ignore: app.yaml}}\n", "a: 1\na: 2\n", "key-duplicates", "")]
    [DataRow("rules: {key-ordering: enable}\n", "x: &x {}\nz: {/: a, <<: *x, /a: b}\n", "key-ordering", "")]
    [DataRow("extends: default\nyaml-files: ['*.yml']\n", "a:  1\n", "colons", "")]
    [DataRow("extends: default\nyaml-files: ['*.yaml']\n", "a:  1\n", "colons", "1")]
    public void Files(string configuration, string text, string rule, string lines) => Assert.AreEqual(lines, Find(text, configuration, rule));

    [TestMethod]
    [DataRow("a :  1   # x\n\n\n\nb: [ 1,2 ,3 ]   \n-x: {  c:   d  }")]
    [DataRow("\n\n- a\n-   b # c\n-   c: 1\n    d: 2\n-   - e\n    - f\n-   \"g  \n\n\n    h ,  i\"\n")]
    [DataRow("a: |\n  x  \n  # no\n\n\n\n\nb: >+\n  y:   z \n\n\n\n\n")]
    [DataRow("a: |\n  no line break")]
    [DataRow("a: plain  \n  text  # c\nb: 'x  \n\n\n\n  y'\n\n\n\n\nc: &x {  d: *y }\n")]
    [DataRow("# c\n\n&r\na: *b\n*c : [a,\n  b]\n")]
    [DataRow("? a\n:   - b\n    - c\n?   - d\n    - e\n: f\n")]
    [DataRow("%YAML 1.2\n---\na: 1 \n")]
    [DataRow("--- \na:   1#b  #c\n...\n---\nb\n")]
    public void Fixes_change_no_value(string text)
    {
        var files = new MemoryFileSource([new("config/app.yaml", text), new(".yamllint", "extends: default\nrules: {document-start: {present: true}}\n")]);
        var settings = TestEngine.Load(files);
        var fixedFiles = new Fixer(TestEngine.Default).Run(files, settings, ["config/app.yaml"], allowsUnsafe: false).Files;
        var after = fixedFiles is [var file] ? FileContent.Decode(file.After.Span).Text.Content : text;
        Assert.AreEqual(Values(text), Values(after), after);
    }

    private static string Values(string text) => string.Join('\n', YamlTree.Parse(new SourceText(text)).Documents.Select(static document => Write(document.Root)));

    private static string Write(YamlNode node) => $"&{node.Anchor} !{node.Tag} " + node switch
    {
        YamlMapping mapping => $"{{{string.Join(',', mapping.Entries.Select(static entry => $"{Write(entry.Key)}:{Write(entry.Value)}"))}}}",
        YamlSequence sequence => $"[{string.Join(',', sequence.Items.Select(Write))}]",
        YamlScalar scalar => $"{scalar.Style}“{scalar.Value}”",
        YamlAlias alias => $"*{alias.Name}",
        _ => "",
    };

    private static string Find(string text, string configuration, string rule)
    {
        var files = new MemoryFileSource(
        [
            new("config/app.yaml", text), new(".yamllint", configuration), new("base.yaml", "extends: .yamllint\nrules: {comments: {min-spaces-from-content: 1}, braces: enable}\n"), new("ignored", "# generated\n/config/\n"),
        ]);
        return string.Join(' ', TestEngine.Default.Run(files, TestEngine.Load(files), ["config/app.yaml"]).Diagnostics.Where(finding => finding.Aliases.Contains($"yamllint/{rule}")).Select(static finding => finding.Start.Line));
    }
}
