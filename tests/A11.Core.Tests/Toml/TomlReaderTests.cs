using A11.Core.Toml.Syntax;

namespace A11.Core.Tests.Toml;

/// <summary>Which tables and keys a TOML text defines, and where its first mistake is.</summary>
[TestClass]
public sealed class TomlReaderTests
{
    [TestMethod]
    public void Tables_keys_and_values_are_read()
    {
        var document = TomlReader.Read(
            """
            # a comment
            title = "a # b" # and one more
            when = 1979-05-27 07:32:00Z
            list = [ 1, # one
              2, [ 'x', "y" ],
            ]
            [mcp_servers.other]
            command = 'C:\path'
            env = { A = "1", "b.c" = 2.5e3 }
            text = '''
            [not.a.table] '''
            more = \"\"\" \\" [x] \"\"\"
            [[items]]
            "quoted key"."x" = true
            n = +inf
            h = 0xFF_FF
            """.Replace("\\\"\\\"\\\"", "\"\"\"", StringComparison.Ordinal));
        Assert.IsNull(document.Problem, document.Problem?.ToString());
        Assert.IsTrue(document.Defines(["mcp_servers", "other", "env", "b.c"]));
        Assert.IsTrue(document.Defines(["items", "quoted key", "x"]));
        Assert.IsFalse(document.Defines(["not"]));
        Assert.IsFalse(document.Defines(["mcp_servers", "a11"]));
        Assert.IsFalse(document.Closes(["mcp_servers", "a11"]));
        Assert.IsTrue(TomlReader.Read("mcp_servers = { x = { command = \"y\" } }").Closes(["mcp_servers", "a11"]));
    }

    [TestMethod]
    [DataRow("a = 1\nb = \n", 2, 5)]
    [DataRow("a = 1\n[x\n", 2, 3)]
    [DataRow("a = \"x\n", 1, 5)]
    [DataRow("a = [1, 2\n\n", 1, 5)]
    [DataRow("a = [1 2]\n", 1, 8)]
    [DataRow("a = { b = 1\n", 1, 12)]
    [DataRow("a = yes\n", 1, 5)]
    [DataRow("a = 1 b = 2\n", 1, 7)]
    [DataRow("= 1\n", 1, 1)]
    [DataRow("a 1\n", 1, 3)]
    [DataRow("a = \"\\q\"", 1, 7)]
    [DataRow("a = '''x\n", 1, 5)]
    public void A_mistake_is_named_with_its_place(string text, int line, int column)
    {
        var problem = TomlReader.Read(text).Problem;
        Assert.AreEqual((line, column), (problem?.Place.Line, problem?.Place.Column), problem?.Reason);
    }

    [TestMethod]
    public void It_never_throws()
    {
        var random = new Random(11);
        const string Alphabet = "[]{}=\"'#.,\\\n a1-";
        for (var i = 0; i < 20000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(30)).Select(_ => Alphabet[random.Next(Alphabet.Length)]));
            Assert.IsNotNull(TomlReader.Read(text));
        }
    }
}
