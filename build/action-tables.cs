// Writes the tables of src/A11.Core/Workflows/Actions from a directory of collected facts: dotnet run build/action-tables.cs ../shared/facts/workflow
// The facts are JSON; a table is a text with a row a line, so that a reader of a change sees what changed.

using System.Text;
using System.Text.Json;

var root = Path.GetDirectoryName((string)AppContext.GetData("EntryPointFileDirectoryPath")!)!;
var facts = args is [var folder] ? folder : Path.Combine(root, "..", "shared", "facts", "workflow");
var tables = Path.Combine(root, "src", "A11.Core", "Workflows", "Actions");

Write("archived-actions.txt", "Repositories of actions and pre-commit hooks that are archived, in lower case (zizmorcore/zizmor 5001e37c, 2026-08, MIT).",
    Read("zizmor-archived-actions.json").GetProperty("data").EnumerateArray().Select(name => name.GetString()!));

Write("popular-actions.txt", "Actions that many repositories use, whose names are worth imitating (zizmorcore/zizmor 5001e37c, 2026-08, MIT).",
    Read("zizmor-popular-actions.json").GetProperty("data").EnumerateArray().Select(name => name.GetString()!));

Write("vulnerable-actions.txt", "Action, affected versions, first fixed version, advisory (github/codeql 5a191d42, vulnerable_actions.yml, MIT). Not complete.",
    from advisory in Read("vulnerable-actions.json").GetProperty("advisories").EnumerateArray()
    from affected in advisory.GetProperty("affected").EnumerateArray()
    select string.Join('\t', Text(advisory, "action"), affected.GetString(), Text(advisory, "fixed"), advisory.GetProperty("ids")[0].GetString()));

var pins = Read("pins.json");
Write("known-pins.txt", "Action, tag, commit: as workflows of at least two owners pin it, without one that disagrees (92 public repositories, 2026-08; facts).",
    from action in pins.GetProperty("pins").EnumerateObject()
    from tag in action.Value.EnumerateObject()
    where OwnersOf(action.Name, tag.Name) >= 2
    select string.Join('\t', action.Name, tag.Name, tag.Value.GetString()));

int OwnersOf(string action, string tag) =>
    pins.GetProperty("owners").TryGetProperty(action, out var tags) && tags.TryGetProperty(tag, out var count) ? count.GetInt32() : 0;

JsonElement Read(string name) => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(facts, name))).RootElement;

static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

void Write(string name, string header, IEnumerable<string> rows)
{
    var lines = rows.Order(StringComparer.Ordinal).ToArray();
    File.WriteAllText(Path.Combine(tables, name), $"# {header}\n{string.Join('\n', lines)}\n", new UTF8Encoding(false));
    Console.WriteLine($"{name}: {lines.Length}");
}
