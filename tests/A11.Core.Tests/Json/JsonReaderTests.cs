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
    [DataRow("0")]
    [DataRow("[0, -0, -0.5e+3, 10, 1E5, 1e-5, true, false, null]")]
    [DataRow("[\"\\u00e9\\u12345\\n\\\\\\\"\"]")]
    [DataRow(" { } ")]
    [DataRow("{ \"\": [ ] }\r\n")]
    public void What_is_JSON_is_read(string content) => Assert.IsNull(JsonReader.Read(new SourceText(content)).Problem);

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
    [DataRow("", 1, 1, "it is empty")]
    [DataRow("// nothing\n", 2, 1, "it is empty")]
    [DataRow("{\n  \"a\": 1\n  \"b\": 2\n}", 3, 3, "a comma is missing before the next string")]
    [DataRow("[1 2]", 1, 4, "a comma is missing before 2")]
    [DataRow("[1] 2", 1, 5, "2 follows after the end of the value")]
    [DataRow("{ \"é\": x }", 1, 8, "x is not a value; a string must be in double quotes")]
    [DataRow("[True]", 1, 2, "True is not a value; a string must be in double quotes")]
    [DataRow("['a']", 1, 2, "a string is in single quotes; JSON has double quotes only")]
    [DataRow("{ a: 1 }", 1, 3, "the property name a is not in double quotes")]
    [DataRow("{ , }", 1, 3, "a property name is missing before ,")]
    [DataRow("{ \"a\" 1 }", 1, 3, "a colon is missing after the property name")]
    [DataRow("{ \"a\":", 1, 6, "a value is missing after the colon")]
    [DataRow("{ \"a\": }", 1, 8, "a value is missing before }")]
    [DataRow("[1,,2]", 1, 4, "a value is missing before ,")]
    [DataRow("{ \"a\": [1, 2 }", 1, 14, "} closes the array, but ] is expected")]
    [DataRow("{\n \"a\": [1,\n 2", 2, 7, "the array that begins here is not closed: ] is missing")]
    [DataRow("{ \"a\": 1", 1, 1, "the object that begins here is not closed: } is missing")]
    [DataRow("{ \"a\n// b\": 1 }", 1, 3, "the string that begins here is not closed on its line")]
    [DataRow("[\"a", 1, 2, "the string that begins here is not closed on its line")]
    [DataRow("[\"a\tb\"]", 1, 4, "a string holds a tab; write \\t")]
    [DataRow("[\"a\u0001b\"]", 1, 4, "a string holds the control character U+0001; write \\u0001")]
    [DataRow("[\"a\\qb\"]", 1, 4, "a string holds the unknown escape \\q")]
    [DataRow("[\"\\u12\"]", 1, 3, "a string holds the unknown escape \\u")]
    [DataRow("[01]", 1, 2, "01 is not a number of JSON")]
    [DataRow("[.5]", 1, 2, ".5 is not a number of JSON")]
    [DataRow("[1.]", 1, 2, "1. is not a number of JSON")]
    [DataRow("[1e]", 1, 2, "1e is not a number of JSON")]
    [DataRow("[+1]", 1, 2, "+1 is not a number of JSON")]
    [DataRow("[00]", 1, 2, "00 is not a number of JSON")]
    [DataRow("[-]", 1, 2, "- is not a number of JSON")]
    [DataRow("[1e+]", 1, 2, "1e+ is not a number of JSON")]
    [DataRow("[nul]", 1, 2, "nul is not a value; a string must be in double quotes")]
    [DataRow("[\"\\", 1, 3, "a string holds the unknown escape \\")]
    [DataRow("[\"\\u12x4\"]", 1, 3, "a string holds the unknown escape \\u")]
    [DataRow("{ \"a\"", 1, 3, "a colon is missing after the property name")]
    [DataRow("]", 1, 1, "a value is missing before ]")]
    [DataRow("{ : 1 }", 1, 3, "a property name is missing before :")]
    public void A_mistake_has_a_place_and_a_reason(string content, int line, int column, string reason)
    {
        var text = new SourceText(content);
        var tree = JsonReader.ReadWithComments(text);
        Assert.IsNull(tree.Root);
        var position = text.GetPosition(tree.Problem!.Value.Place.Start);
        Assert.AreEqual(reason, tree.Problem.Value.Reason);
        Assert.AreEqual((line, column), (position.Line, position.Column));
    }

    [TestMethod]
    public void A_last_comma_and_too_deep_a_nesting_are_named()
    {
        Assert.AreEqual((new TextSpan(2, 1), "a comma follows the last item"), JsonReader.Read(new SourceText("[1,]")).Problem);
        Assert.AreEqual("objects and arrays are nested more than 64 deep", JsonReader.Read(new SourceText(new string('[', 70) + new string(']', 70))).Problem!.Value.Reason);
    }

    /// <summary>Whatever .NET's reader refuses has a reason of ours, and what it takes has none.</summary>
    [TestMethod]
    public void Every_refusal_is_explained()
    {
        string[] pieces = ["{", "}", "[", "]", ",", ":", "\"a\"", "\"", "1", "-0.5e+3", "01", "true", "nul", "\\", "\n", " ", "\t", "é", "\"\\u00e9\"", "\"\\x\"", "😀"];
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++)
        {
            var content = string.Concat(Enumerable.Range(0, random.Next(0, 9)).Select(_ => pieces[random.Next(pieces.Length)]));
            var problem = JsonReader.Read(new SourceText(content)).Problem;
            Assert.AreNotEqual("it can't be read", problem?.Reason, content);
            Assert.AreEqual(problem is null, new JsonFault(content, allowsTrailingCommas: false, 64).Find() is null, content);
        }
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
