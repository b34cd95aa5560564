using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Tests.Yaml;

/// <summary>Where somebody types in a text that can't be parsed is told by indentation. The place is marked with ¦.</summary>
[TestClass]
public sealed class YamlCursorTests
{
    [TestMethod]
    [DataRow("¦", " key “” of “”", DisplayName = "An empty file")]
    [DataRow("serv¦", " key “serv” of “serv”", DisplayName = "A key at the top")]
    [DataRow("name: a\nserv¦\nvolumes:\n  b: c\n", " key “serv” of “serv” beside name,volumes", DisplayName = "Keys above and below are beside it")]
    [DataRow("name: ¦", "name value “” of “”", DisplayName = "A value")]
    [DataRow("name:¦", null, DisplayName = "Directly behind a colon nothing is typed")]
    [DataRow("name: ni¦ght", "name value “ni” of “night”", DisplayName = "A word is replaced to its end")]
    [DataRow("name: a/b-c_d.e@1¦f g", "name value “a/b-c_d.e@1” of “a/b-c_d.e@1f”", DisplayName = "A reference is one word")]
    [DataRow("name: 'a¦b'", "name value “a” of “ab”", DisplayName = "Quotes stay")]
    [DataRow("im¦age: a", " key “im” of “image”:", DisplayName = "A colon follows")]
    [DataRow("a:\n  b:\n    c: d\n    e¦\n  f: g\nh: i\n", "a.b key “e” of “e” beside c", DisplayName = "Keys of the same mapping alone are beside it")]
    [DataRow("a:\n  b: c\n\n  # d: e\n  f¦\n\n  # g: h\n  i: j\n", "a key “f” of “f” beside b,i", DisplayName = "Comments and empty lines are none")]
    [DataRow("a:\n- b: c\n  d¦\n- e: f\n", "a.[] key “d” of “d” beside b", DisplayName = "Keys of one item")]
    [DataRow("a:\n  - b: c\n    d¦\n    e: f\n  - g: h\n", "a.[] key “d” of “d” beside b,e", DisplayName = "Of an indented list")]
    [DataRow("a:\n  - b¦\n    c: d\n  - e: f\n", "a.[] key “b” of “b” beside c", DisplayName = "The first key of an item")]
    [DataRow("a:\n  - b: ¦\n    c: d\n", "a.[].b value “” of “”", DisplayName = "Its value")]
    [DataRow("a:\n  - ¦\n", "a.[] key “” of “”", DisplayName = "An item")]
    [DataRow("a:\n  -¦\n", "a.[] key “” of “”", DisplayName = "Directly behind a dash")]
    [DataRow("a:\n  -b¦\n", "a key “-b” of “-b”", DisplayName = "A dash without a space begins a word")]
    [DataRow("a:\n  - - b: ¦\n", "a.[].[].b value “” of “”", DisplayName = "An item in an item")]
    [DataRow("a:\n  b: [¦", "a.b.[] value “” of “”", DisplayName = "An item in brackets")]
    [DataRow("a:\n  b: [c, d¦", "a.b.[] value “d” of “d”", DisplayName = "The second item in brackets")]
    [DataRow("a:\n  b: [c, ¦]", "a.b.[] value “” of “”", DisplayName = "Before the closing bracket")]
    [DataRow("a: [b] c¦", "a value “[b] c” of “[b] c”", DisplayName = "Behind brackets")]
    [DataRow("a: b\n---\nc: d\ne¦\n---\nf: g\n", " key “e” of “e” beside c", DisplayName = "Another document is not beside it")]
    [DataRow("run: |\n  echo¦\n", "run block “  echo” of “”", DisplayName = "A block scalar holds text")]
    [DataRow("a:\n  run: >-2 # why\n    b: c\n\n      d¦\n", "a.run block “      d” of “”", DisplayName = "With a header, and what looks like structure")]
    [DataRow("- run: |\n    b:\n      - c: ¦\n", "[].run block “      - c: ” of “”", DisplayName = "In an item")]
    [DataRow("run: | text\n  echo¦\n", "run key “echo” of “echo”", DisplayName = "What is no header opens no block")]
    [DataRow("run: |\n  echo\nname¦\n", " key “name” of “name” beside run", DisplayName = "Below a block scalar")]
    [DataRow("# com¦ment", null, DisplayName = "A comment")]
    [DataRow("a: b # c¦", null, DisplayName = "A comment behind a value")]
    [DataRow("a: b#c¦", "a value “b#c” of “b#c”", DisplayName = "A sign within a word")]
    [DataRow("\"a b\":\n  'c': ¦\n", "a b.c value “” of “”", DisplayName = "Quoted keys")]
    [DataRow("\"a: b\":\n  c¦\n", "a: b key “c” of “c”", DisplayName = "A colon in quotes")]
    [DataRow("\"a: b¦", " key “a: b” of “a: b”", DisplayName = "A quote that is not closed")]
    [DataRow("a:b: ¦", "a:b value “” of “”", DisplayName = "A colon within a key")]
    [DataRow("a # b: ¦", null, DisplayName = "A colon in a comment")]
    [DataRow("a:\t¦", "a value “” of “”", DisplayName = "A tab behind the colon")]
    [DataRow("{ a: ¦", " key “{ a: ” of “{ a: ”", DisplayName = "Braces are not read")]
    [DataRow(": ¦", " key “: ” of “: ”", DisplayName = "A colon without a key")]
    [DataRow("a:\n  b: c\n d¦\n", "a key “d” of “d”", DisplayName = "Between two levels")]
    [DataRow("a:\n  b:\n\n¦", " key “” of “” beside a", DisplayName = "An empty line at the start of the line")]
    [DataRow("a:\n  b:\n    c:\n  text\n  d¦\nplain\n  e: f\n", "a key “d” of “d” beside b", DisplayName = "Text without a key ends the look below")]
    [DataRow("a:\n  b¦\n  text\n  - c: d\n  e: f\n", "a key “b” of “b”", DisplayName = "Items below are not beside it")]
    [DataRow("a:\n  b¦\n    deeper: 1\n  e: f\n", "a key “b” of “b” beside e", DisplayName = "What is deeper below is not beside it")]
    [DataRow("- a: b\n  c: d\n- e¦\n", "[] key “e” of “e”", DisplayName = "Keys of other items")]
    [DataRow("a:\n- b¦\nc: d\n", "a.[] key “b” of “b”", DisplayName = "A key below a list at its own level")]
    public void The_structure_is_read_from_indentation(string marked, string? expected) => Assert.AreEqual(expected, Describe(marked));

    private static string? Describe(string marked)
    {
        var offset = marked.IndexOf('¦', StringComparison.Ordinal);
        var text = marked.Remove(offset, 1);
        if (YamlCursor.Find(new SourceText(text), offset) is not { } cursor)
        {
            return null;
        }

        var siblings = cursor.Siblings.IsEmpty ? "" : $" beside {string.Join(',', cursor.Siblings.Order(StringComparer.Ordinal))}";
        return $"{string.Join('.', cursor.Path)} {(cursor.IsInBlock ? "block" : cursor.IsKey ? "key" : "value")} “{cursor.Written}” of “{text.Substring(cursor.Replaced.Start, cursor.Replaced.Length)}”{(cursor.HasColon ? ":" : "")}{siblings}";
    }
}
