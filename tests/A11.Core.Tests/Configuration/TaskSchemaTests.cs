using System.Text.Json;
using System.Text.RegularExpressions;
using A11.Core.Tasks;
using A11.Core.Text;

namespace A11.Core.Tests.Configuration;

/// <summary>The JSON schema of task files, which editors load, allows what the reader takes.</summary>
[TestClass]
public sealed class TaskSchemaTests
{
    private const string Valid = """{ "task_id": "T001", "title": "Add CI", "acceptance_criteria": ["Run tests"], "files_to_create": ["ci.yml"] }""";

    private static readonly JsonElement Schema =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "a11-task.schema.json"))).RootElement;

    /// <summary>A value of each kind, and the edge cases of the reader. Paths that mean nothing are left to the reader.</summary>
    private static readonly string[] Values =
    [
        "null", "true", "1", "{}", "\"\"", "\" \"", "\"text\"", "\"two\\nlines\"", "\"\\u0085\"", "[]", "[\"a\"]", "[\"a\", \"a\"]", "[\"\"]", "[\" \"]", "[1]", "[null]",
    ];

    [TestMethod]
    public void The_fields_are_the_same() =>
        CollectionAssert.AreEquivalent(TaskReader.Fields, Properties().Select(property => property.Name).ToArray());

    [TestMethod]
    public void Every_field_is_explained()
    {
        foreach (var property in Properties())
        {
            Assert.IsTrue(property.Value.TryGetProperty("description", out _), property.Name);
        }
    }

    [TestMethod]
    [DataRow("task_id")]
    [DataRow("title")]
    [DataRow("description")]
    [DataRow("acceptance_criteria")]
    [DataRow("files_to_create")]
    [DataRow("files_to_modify")]
    [DataRow("depends_on")]
    [DataRow("owner")]
    [DataRow("phase")]
    public void The_schema_allows_the_values_that_the_reader_takes(string field)
    {
        foreach (var value in Values)
        {
            AssertSame(With(Valid, field, value));
        }
    }

    [TestMethod]
    [DataRow("task_id")]
    [DataRow("title")]
    [DataRow("acceptance_criteria")]
    [DataRow("files_to_create")]
    public void The_schema_asks_for_the_fields_that_the_reader_needs(string field)
    {
        AssertSame(With(Valid, field, null));
        Assert.IsFalse(IsAllowed(Schema, Parse(With(Valid, field, null))));
    }

    [TestMethod]
    [DataRow("[\"a\"]", null)]
    [DataRow("[\"a\"]", "[]")]
    [DataRow("[\"a\"]", "[\"b\"]")]
    [DataRow("[\"a\"]", "1")]
    [DataRow("[]", null)]
    [DataRow("[]", "[]")]
    [DataRow("[]", "[\"b\"]")]
    public void One_of_two_fields_names_a_file(string modified, string? created) =>
        AssertSame(With(With(Valid, "files_to_modify", modified), "files_to_create", created));

    [TestMethod]
    [DataRow("[]")]
    [DataRow("[1]")]
    [DataRow("1")]
    [DataRow($"[{Valid}]")]
    [DataRow($"[{Valid}, 1]")]
    [DataRow("""{ "task_id": "T001", "title": "Add CI", "acceptance_criteria": ["Run tests"], "files_to_create": ["ci.yml"], "effort": 3 }""")]
    public void The_schema_allows_the_files_that_the_reader_takes(string text) => AssertSame(text);

    private static void AssertSame(string text) =>
        Assert.AreEqual(TaskReader.Read(new SourceText(text), "task.json").Problems.IsEmpty, IsAllowed(Schema, Parse(text)), text);

    private static JsonElement.ObjectEnumerator Properties() => Schema.GetProperty("definitions").GetProperty("task").GetProperty("properties").EnumerateObject();

    private static JsonElement Parse(string text) => JsonDocument.Parse(text).RootElement;

    /// <summary>The task with another value of a field, or without it.</summary>
    private static string With(string task, string field, string? value)
    {
        var members = Parse(task).EnumerateObject().Where(member => member.Name != field).Select(member => (member.Name, Value: member.Value.GetRawText()));
        return $"{{ {string.Join(", ", members.Concat(value is null ? [] : [(field, value)]).Select(member => $"\"{member.Item1}\": {member.Item2}"))} }}";
    }

    /// <summary>What a validator decides, of the keywords that the schema uses.</summary>
    private static bool IsAllowed(JsonElement schema, JsonElement value) => schema.EnumerateObject().All(keyword => keyword.Name switch
    {
        "$schema" or "title" or "description" or "definitions" => true,
        "$ref" => IsAllowed(Schema.GetProperty("definitions").GetProperty(keyword.Value.GetString()!.Split('/')[^1]), value),
        "oneOf" => keyword.Value.EnumerateArray().Count(part => IsAllowed(part, value)) == 1,
        "anyOf" => keyword.Value.EnumerateArray().Any(part => IsAllowed(part, value)),
        "allOf" => keyword.Value.EnumerateArray().All(part => IsAllowed(part, value)),
        "type" => keyword.Value.ValueKind == JsonValueKind.Array ? keyword.Value.EnumerateArray().Any(type => HasType(value, type)) : HasType(value, keyword.Value),
        "required" => value.ValueKind != JsonValueKind.Object || keyword.Value.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _)),
        "properties" => value.ValueKind != JsonValueKind.Object || keyword.Value.EnumerateObject().All(property => !value.TryGetProperty(property.Name, out var member) || IsAllowed(property.Value, member)),
        "items" => value.ValueKind != JsonValueKind.Array || value.EnumerateArray().All(item => IsAllowed(keyword.Value, item)),
        "minItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= keyword.Value.GetInt32(),
        "uniqueItems" => value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Select(item => item.GetRawText()).Distinct().Count() == value.GetArrayLength(),
        "pattern" => value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, keyword.Value.GetString()!, RegexOptions.ECMAScript, TimeSpan.FromSeconds(10)),
        _ => throw new NotSupportedException($"This test does not know the keyword “{keyword.Name}”."),
    });

    private static bool HasType(JsonElement value, JsonElement type) => type.GetString() switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "null" => value.ValueKind == JsonValueKind.Null,
        var other => throw new NotSupportedException($"This test does not know the type “{other}”."),
    };
}
