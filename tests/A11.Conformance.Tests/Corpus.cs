using System.Text;
using System.Text.Json;

namespace A11.Conformance.Tests;

/// <summary>The cases of other linters beside the repository: shared/corpora, one JSON object a line.</summary>
internal static class Corpus
{
    /// <summary>The folder of the corpora; null where this machine has none.</summary>
    public static string? Folder { get; } = FindFolder(AppContext.BaseDirectory);

    public static IEnumerable<string> Names => Folder is null
        ? []
        : Directory.EnumerateFiles(Folder, "*.jsonl").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    public static IReadOnlyList<ConformanceCase> Read(string name) =>
    [
        .. File.ReadLines(Path.Combine(Folder!, name + ".jsonl")).Where(line => line.Length > 0).Select(line => ConformanceCase.Parse(line, name)),
    ];

    /// <summary>The folder of this test project's own files.</summary>
    public static string FindSource(string name) => Path.Combine(FindRoot(AppContext.BaseDirectory), "tests", "A11.Conformance.Tests", name);

    private static string? FindFolder(string start)
    {
        var shared = Environment.GetEnvironmentVariable("A11_SHARED") ?? Path.Combine(FindRoot(start), "..", "shared");
        var folder = Path.Combine(shared, "corpora");
        return Directory.Exists(folder) ? folder : null;
    }

    private static string FindRoot(string folder) => File.Exists(Path.Combine(folder, "A11.Build.sln"))
        ? folder
        : FindRoot(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("The tests run outside of the repository."));
}

/// <summary>One case: files, and what a peer reports in them.</summary>
internal sealed record ConformanceCase(
    string Id,
    string Peer,
    string Entry,
    IReadOnlyDictionary<string, byte[]> Files,
    IReadOnlyList<string> Fire,
    IReadOnlyList<string> Clean,
    IReadOnlyList<IReadOnlyList<string>> FireAny,
    IReadOnlyDictionary<string, int[]> Lines,
    bool IsComplete,
    bool ByDefault,
    IReadOnlyList<string> Needs)
{
    public static ConformanceCase Parse(string line, string corpus)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        var entry = root.GetProperty("entry").GetString()!;
        var encoding = root.TryGetProperty("encoding", out var name) ? name.GetString() : null;
        return new ConformanceCase(
            root.GetProperty("id").GetString()!,
            root.TryGetProperty("peer", out var peer) ? peer.GetString()! : corpus,
            entry,
            root.GetProperty("files").EnumerateObject().ToDictionary(file => file.Name, file => Encode(Decode(file.Value), file.Name == entry ? encoding : null)),
            Texts(root, "fire"),
            Texts(root, "clean"),
            root.TryGetProperty("fire_any", out var groups) ? [.. groups.EnumerateArray().Select(group => group.EnumerateArray().Select(item => item.GetString()!).ToArray())] : [],
            root.TryGetProperty("lines", out var lines) ? lines.EnumerateObject().ToDictionary(rule => rule.Name, rule => rule.Value.EnumerateArray().Select(item => item.GetInt32()).ToArray()) : new Dictionary<string, int[]>(),
            root.TryGetProperty("complete", out var complete) && complete.ValueKind == JsonValueKind.True,
            root.TryGetProperty("rules", out var rules) && rules.GetString() == "default",
            Texts(root, "needs"));
    }

    private static string[] Texts(JsonElement root, string name) =>
        root.TryGetProperty(name, out var list) ? [.. list.EnumerateArray().Select(item => item.GetString()!)] : [];

    /// <summary>Unpaired surrogates stand in a few cases on purpose; they are no text, and become the replacement character.</summary>
    private static string Decode(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return "\uFFFD";
        }
    }

    private static byte[] Encode(string text, string? encoding)
    {
        Encoding codec = encoding switch
        {
            "utf8-bom" => new UTF8Encoding(true),
            "utf16le-bom" => new UnicodeEncoding(false, true),
            "utf16be-bom" => new UnicodeEncoding(true, true),
            "utf32le-bom" => new UTF32Encoding(false, true),
            "utf32be-bom" => new UTF32Encoding(true, true),
            "latin-1" or "iso-8859-1" or "latin1" => Encoding.Latin1,
            _ => new UTF8Encoding(false),
        };
        return [.. codec.GetPreamble(), .. codec.GetBytes(codec.GetPreamble().Length > 0 ? text.TrimStart('\uFEFF') : text)];
    }
}
