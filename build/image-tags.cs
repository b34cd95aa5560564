// Writes the full tags that advice names: dotnet run build/image-tags.cs FACTS
// FACTS is a directory with image-tags.json and dotnet-image-versions.json; each names its origin.

using System.Text;
using System.Text.Json.Nodes;

if (args is not [var facts])
{
    Console.Error.WriteLine("Name the directory of the facts: dotnet run build/image-tags.cs FACTS");
    return 2;
}

var official = Read("image-tags.json");
var dotnet = Read("dotnet-image-versions.json");
var lines = new List<string>
{
    "# Full versions of images, and the variants that each of them has: image, versions, variants (- for none, * for any that the tag names).",
    $"# {Origin(official)}; {Origin(dotnet)}",
};
foreach (var (image, tags) in official["tags"]!.AsObject())
{
    var variants = tags!.AsArray().Select(tag => Split(tag!.GetValue<string>())).Where(tag => IsRelease(tag.Version, tag.Variant)).ToLookup(tag => tag.Version, tag => tag.Variant.Length == 0 ? "-" : tag.Variant);
    lines.AddRange(variants.GroupBy(version => string.Join(' ', version.Order(StringComparer.Ordinal))).Select(group => $"{image}\t{string.Join(' ', group.Select(version => version.Key))}\t{group.Key}"));
}

foreach (var (image, variable) in new[] { ("aspnet", "aspnet"), ("runtime", "dotnet"), ("runtime-deps", "dotnet"), ("sdk", "sdk") })
{
    var name = variable == "dotnet" ? "product-version" : "build-version";
    var versions = dotnet["variables"]!.AsObject().Where(entry => entry.Key.StartsWith($"{variable}|", StringComparison.Ordinal) && entry.Key.EndsWith($"|{name}", StringComparison.Ordinal)).Select(entry => entry.Value!.GetValue<string>());
    lines.Add($"mcr.microsoft.com/dotnet/{image}\t{string.Join(' ', versions.Where(version => version.All(letter => char.IsAsciiDigit(letter) || letter == '.')))}\t*");
}

var target = Path.Combine((string)AppContext.GetData("EntryPointFileDirectoryPath")!, "../src/A11.Core/Images/tags.txt");
File.WriteAllText(target, string.Join('\n', lines) + "\n", new UTF8Encoding(false));
return 0;

static (string Version, string Variant) Split(string tag)
{
    var dash = tag.IndexOf('-', StringComparison.Ordinal);
    return dash < 0 ? (tag, "") : (tag[..dash], tag[dash..]);
}

// Not the lines (3, 3-slim), days of a build, and versions before their release.
static bool IsRelease(string version, string variant) =>
    version.Contains('.', StringComparison.Ordinal) && version.TrimStart('v').All(letter => char.IsAsciiDigit(letter) || letter is '.' or '_')
    && !variant.Split('-').Any(part => part is "rc" or "ea" or "kitten" or "dev" || part.StartsWith("beta", StringComparison.Ordinal) || part.StartsWith("alpha.", StringComparison.Ordinal))
    && !variant.Split('-').Any(part => part.Length >= 8 && part.All(char.IsAsciiDigit));

static string Origin(JsonNode table) => $"{table["_origin"]!["source"]} {table["_origin"]!["commit"]} of {table["_origin"]!["date"]} ({table["_origin"]!["licence"]})";

JsonNode Read(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(facts, name)))!;
