using A11.Core.Json.Syntax;
using A11.Core.Text;

namespace A11.Core.Tests.Json;

/// <summary>JSON is read with the exact place of everything in it.</summary>
[TestClass]
public sealed class JsonReaderTests
{
    [TestMethod]
    public void Places_are_those_of_the_text_behind_characters_of_several_bytes()
    {
        var text = new SourceText("{ \"é\": [\"😀\", { \"a\": null }], \"b\": 12 }");
        var root = JsonReader.Read(text).Root!;
        Assert.AreEqual("[\"😀\", { \"a\": null }]", text[root["é"]!.Span].ToString());
        Assert.AreEqual("😀", text[root["é"]!.Items[0].ValueSpan].ToString());
        Assert.AreEqual("null", text[root["é"]!.Items[1]["a"]!.Span].ToString());
        Assert.AreEqual("12", text[root["b"]!.Span].ToString());
        Assert.AreEqual("\"b\"", text[root.Members[1].NameSpan].ToString());
    }

    [TestMethod]
    public void The_last_member_of_a_name_counts() => Assert.AreEqual("y", JsonReader.Read(new SourceText("{ \"a\": \"x\", \"a\": \"y\" }")).Root!["a"]!.Text);

    [TestMethod]
    [DataRow("// é\n{ \"a\": 1, /* x\ny */ }", "// é|/* x\ny ")]
    [DataRow("{ \"a // b\": \"\\\"/* c */\", /* d */ }", "/* d ")]
    [DataRow("[1] /* never closed", "/* never closed")]
    [DataRow("{ \"a\" // one\r\n: // two\r\n[1, // three\r\n], } // four", "// one|// two|// three|// four")]
    public void Comments_and_last_commas_are_read_where_they_are_allowed(string content, string comments)
    {
        var text = new SourceText(content);
        var tree = JsonReader.ReadWithComments(text);
        Assert.IsNull(tree.Problem);
        Assert.AreEqual(comments, string.Join('|', tree.Comments.Select(comment => text[comment.Span].ToString())));
        Assert.IsNotNull(JsonReader.Read(text).Problem);
    }

    [TestMethod]
    [DataRow("{\n  \"a\": 1\n  \"b\": 2\n}", 3, 3)]
    [DataRow("{ \"é\": x }", 1, 8)]
    [DataRow("[1] 2", 1, 5)]
    [DataRow("", 1, 1)]
    [DataRow("// nothing\n", 2, 1)]
    [DataRow("{ \"a\n// b\": 1 }", 1, 5)]
    public void A_mistake_has_a_place_and_a_reason(string content, int line, int column)
    {
        var text = new SourceText(content);
        var tree = JsonReader.ReadWithComments(text);
        Assert.IsNull(tree.Root);
        var position = text.GetPosition(tree.Problem!.Value.Place.Start);
        Assert.AreEqual((line, column), (position.Line, position.Column));
        Assert.AreNotEqual("", tree.Problem.Value.Reason);
    }

    [TestMethod]
    public void Escapes_lead_to_where_they_are_written()
    {
        const string Written = "a\\n\\u00e9b\\\"";
        var map = JsonString.CreateMap(Written, 10);
        Assert.AreEqual(new TextSpan(10, 1), map.ToHost(new TextSpan(0, 1)));
        Assert.AreEqual(new TextSpan(11, 2), map.ToHost(new TextSpan(1, 1)));
        Assert.AreEqual(new TextSpan(13, 6), map.ToHost(new TextSpan(2, 1)));
        Assert.AreEqual(new TextSpan(19, 1), map.ToHost(new TextSpan(3, 1)));
        Assert.AreEqual(new TextSpan(20, 2), map.ToHost(new TextSpan(4, 1)));
    }
}
