using A11.Tool.Interactive;

namespace A11.Tool.Tests;

[TestClass]
public sealed class TomlNamesTests
{
    [TestMethod]
    public void Tables_and_keys_are_known_by_their_names()
    {
        var names = TomlNames.Read("title = \"[mcp_servers.a11]\" # and no more\n[mcp_servers.other]\ncommand = 'C:\\path'\ntext = '''\n[not.a.table] '''\n[[items]]\n\"quoted key\".\"x\" = true\n");
        Assert.IsNull(names.Mistake);
        Assert.IsTrue(names.Define(["mcp_servers", "other"]));
        Assert.IsTrue(names.Define(["mcp_servers"]));
        Assert.IsTrue(names.Define(["items", "quoted key", "x"]));
        Assert.IsFalse(names.Define(["mcp_servers", "a11"]));
        Assert.IsFalse(names.Define(["not"]));
        Assert.IsFalse(names.Close(["mcp_servers", "a11"]));
        Assert.IsTrue(TomlNames.Read("mcp_servers = { x = { command = \"y\" } }\n").Close(["mcp_servers", "a11"]));
        Assert.IsTrue(TomlNames.Read("mcp_servers.a11 = 1\n").Define(["mcp_servers", "a11"]));
    }

    [TestMethod]
    [DataRow("a = 1\nb = \n", 2)]
    [DataRow("a = 1\n[x\n", 2)]
    [DataRow("a = \"x\n", 1)]
    [DataRow("a = 1\n\na = yes\n", 3)]
    [DataRow("a = 1 b = 2\n", 1)]
    public void A_mistake_has_its_line(string text, int line) => Assert.AreEqual(line, TomlNames.Read(text).Mistake?.Line);

    [TestMethod]
    public void Nothing_brings_it_down()
    {
        var random = new Random(11);
        const string Alphabet = "[]{}=\"'#.,\\\n a1-";
        for (var i = 0; i < 5000; i++)
        {
            _ = TomlNames.Read(string.Concat(Enumerable.Range(0, random.Next(30)).Select(_ => Alphabet[random.Next(Alphabet.Length)])));
        }

        Assert.IsNotNull(TomlNames.Read("a = " + new string('[', 200_000)).Mistake);
    }
}
