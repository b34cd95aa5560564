using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using A11.Core.Json.Editing;

namespace A11.Core.Tests.Json;

/// <summary>What is added to people's JSON leaves the rest as it is, and what is taken out leaves the text as it was.</summary>
[TestClass]
public sealed class JsonEditorTests
{
    private static readonly ImmutableArray<string> Hooks = ["hooks", "PreToolUse"];

    [TestMethod]
    [DataRow("{\n  \"a\": 1\n}\n", "{\n  \"a\": 1,\n  \"hooks\": {\n    \"PreToolUse\": [\n      \"x\"\n    ]\n  }\n}\n")]
    [DataRow("{\n  \"a\": 1, // one\n}\n", "{\n  \"a\": 1, // one\n  \"hooks\": {\n    \"PreToolUse\": [\n      \"x\"\n    ]\n  },\n}\n")]
    [DataRow("{\n  \"a\": 1 // one\n}\n", "{\n  \"a\": 1, // one\n  \"hooks\": {\n    \"PreToolUse\": [\n      \"x\"\n    ]\n  }\n}\n")]
    [DataRow("{\n\t\"hooks\": {\n\t\t\"PreToolUse\": [\n\t\t\t\"o\"\n\t\t]\n\t}\n}", "{\n\t\"hooks\": {\n\t\t\"PreToolUse\": [\n\t\t\t\"o\",\n\t\t\t\"x\"\n\t\t]\n\t}\n}")]
    [DataRow("{\n  \"hooks\": {\n    \"Stop\": []\n  }\n}", "{\n  \"hooks\": {\n    \"Stop\": [],\n    \"PreToolUse\": [\n      \"x\"\n    ]\n  }\n}")]
    public void An_item_is_added_where_it_belongs(string before, string after)
    {
        var editor = new JsonEditor(before, "\n");
        Assert.IsTrue(editor.AddItem(Hooks, "x"));
        Assert.AreEqual(after, editor.Text);
        Assert.IsFalse(editor.AddItem(Hooks, "x"));
        Assert.AreEqual(after, editor.Text);
        Assert.IsTrue(editor.RemoveItem(Hooks, "x"));
        Assert.AreEqual(before, editor.Text);
        Assert.IsFalse(editor.RemoveItem(Hooks, "x"));
    }

    [TestMethod]
    public void What_is_taken_out_leaves_any_text_as_it_was()
    {
        var random = new Random(11);
        for (var i = 0; i < 3000; i++)
        {
            var lineEnd = i % 3 == 0 ? "\r\n" : "\n";
            var before = RandomObject(random, 0, lineEnd) + (i % 2 == 0 ? lineEnd : "");
            var editor = new JsonEditor(before, lineEnd);
            var server = new JsonObject { ["command"] = "dotnet", ["args"] = new JsonArray("a11", "mcp") };
            List<Func<bool>> undo = [];
            Try(() => editor.AddItem(["hooks", "PreToolUse"], new JsonObject { ["matcher"] = "Write" }), () => editor.RemoveItem(["hooks", "PreToolUse"], new JsonObject { ["matcher"] = "Write" }));
            Try(() => editor.AddItem(["permissions", "deny"], "Edit(/a11.yml)"), () => editor.RemoveItem(["permissions", "deny"], "Edit(/a11.yml)"));
            Try(() => editor.AddItem(["permissions", "deny"], "Edit(/b)"), () => editor.RemoveItem(["permissions", "deny"], "Edit(/b)"));
            Try(() => editor.AddMember(["servers"], "a11", server), () => editor.RemoveMember(["servers"], "a11", server));
            var values = JsonNode.Parse(before, documentOptions: Lenient)!.AsObject();
            var added = JsonNode.Parse(editor.Text, documentOptions: Lenient)!.AsObject();
            foreach (var (name, value) in values.Where(member => member.Key is not ("hooks" or "permissions" or "servers")))
            {
                Assert.IsTrue(JsonNode.DeepEquals(value, added[name]), before);
            }

            undo.Reverse();
            foreach (var step in undo)
            {
                Assert.IsTrue(step(), editor.Text);
            }

            Assert.AreEqual(before, editor.Text);

            void Try(Func<bool> add, Func<bool> remove)
            {
                try
                {
                    if (add())
                    {
                        undo.Add(remove);
                    }
                }
                catch (JsonEditException)
                {
                    // A value is in the way.
                }
            }
        }
    }

    [TestMethod]
    public void An_entry_that_a_person_changed_stays()
    {
        var editor = new JsonEditor("{ \"mcpServers\": { \"a11\": { \"command\": \"mine\" } } }", "\n");
        Assert.IsFalse(editor.AddMember(["mcpServers"], "a11", "ours"));
        Assert.IsFalse(editor.RemoveMember(["mcpServers"], "a11", "ours"));
        Assert.IsTrue(editor.Has(["mcpServers", "a11"]));
    }

    [TestMethod]
    public void What_people_added_behind_ours_stays()
    {
        var editor = new JsonEditor("{\n  \"deny\": [\n    \"ours\",\n    \"theirs\" // why\n  ]\n}", "\n");
        Assert.IsTrue(editor.RemoveItem(["deny"], "ours"));
        Assert.AreEqual("{\n  \"deny\": [\n    \"theirs\" // why\n  ]\n}", editor.Text);
    }

    [TestMethod]
    [DataRow("{\n  \"a\": 1,\n  b\n}", 3, 3)]
    [DataRow("", 1, 1)]
    [DataRow("[]", 1, 1)]
    [DataRow("{ \"hooks\": 1 }", 1, 12)]
    [DataRow("{ \"hooks\": { \"PreToolUse\": {} } }", 1, 28)]
    public void What_cant_be_edited_is_named_with_its_place(string text, int line, int column)
    {
        var error = Assert.ThrowsExactly<JsonEditException>(() => new JsonEditor(text, "\n").AddItem(Hooks, "x"));
        Assert.AreEqual((line, column), (error.Place.Line, error.Place.Column));
        Assert.AreNotEqual("", error.Message);
    }

    private static System.Text.Json.JsonDocumentOptions Lenient => new() { CommentHandling = System.Text.Json.JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private static string RandomObject(Random random, int depth, string lineEnd) => Container(random, depth, lineEnd, '{', '}', index => $"\"{Name(random, depth, index)}\":{Space(random, lineEnd)}");

    private static string Name(Random random, int depth, int index) => depth < 2 && random.Next(3) == 0 && index < 5 ? new[] { "hooks", "permissions", "servers", "deny", "PreToolUse" }[index] : $"k{index}";

    private static string Container(Random random, int depth, string lineEnd, char open, char close, Func<int, string> lead)
    {
        var text = new StringBuilder().Append(open);
        var count = random.Next(depth == 0 ? 6 : 4);
        for (var i = 0; i < count; i++)
        {
            _ = text.Append(Space(random, lineEnd)).Append(lead(i)).Append(Value(random, depth + 1, lineEnd)).Append(Space(random, lineEnd)).Append(i < count - 1 || random.Next(4) == 0 ? "," : "");
        }

        return text.Append(Space(random, lineEnd)).Append(close).ToString();
    }

    private static string Value(Random random, int depth, string lineEnd) => random.Next(depth > 3 ? 3 : 6) switch
    {
        0 => "1",
        1 => "\"a, // b ] }\"",
        2 => "null",
        3 => Container(random, depth, lineEnd, '[', ']', _ => ""),
        _ => RandomObject(random, depth, lineEnd),
    };

    private static string Space(Random random, string lineEnd) => random.Next(7) switch
    {
        0 => "",
        1 => " ",
        2 => $" // c, }} \"{lineEnd}",
        3 => " /* x, */ ",
        4 => $"{lineEnd}\t",
        5 => lineEnd + lineEnd,
        _ => $"{lineEnd}  ",
    };
}
