using System.Text.Json;
using A11.Core.Configuration;

namespace A11.Core.Tests.Configuration;

/// <summary>The JSON schema that editors load knows the keys that the reader knows.</summary>
[TestClass]
public sealed class SchemaTests
{
    private static readonly JsonElement Schema =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "a11.schema.json"))).RootElement;

    [TestMethod]
    public void The_keys_are_the_same() =>
        CollectionAssert.AreEquivalent(ConfigurationReader.Keys, Names(Schema).ToArray());

    [TestMethod]
    public void Every_key_is_explained()
    {
        foreach (var property in Schema.GetProperty("properties").EnumerateObject())
        {
            var definition = property.Value.TryGetProperty("$ref", out var reference)
                ? Schema.GetProperty("definitions").GetProperty(reference.GetString()!.Split('/')[^1])
                : property.Value;
            Assert.IsTrue(property.Value.TryGetProperty("description", out _) || definition.TryGetProperty("description", out _), property.Name);
        }
    }

    private static IEnumerable<string> Names(JsonElement schema) => schema.GetProperty("properties").EnumerateObject().Select(property => property.Name);
}
