using System.Text.Json;

namespace A11.Agents.Generation.Facts;

/// <summary>The tables of facts that the product carries; each names its source.</summary>
internal static class EmbeddedFacts
{
    /// <summary>Reads the table of a name: the object below its key.</summary>
    public static JsonElement Read(string name)
    {
        using var stream = typeof(EmbeddedFacts).Assembly.GetManifestResourceStream($"facts/{name}.json")
            ?? throw new InvalidOperationException($"The facts “{name}” are not embedded.");
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.GetProperty(name).Clone();
    }
}
