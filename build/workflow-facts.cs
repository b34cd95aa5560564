// Writes the tables that the rules for workflows read: dotnet run build/workflow-facts.cs FACTS
// FACTS is a directory with popular-actions.json, outdated-actions.json, action-runtimes.json, zizmor-archived-actions.json, pins.json and runner-labels.json; each names its origin.

using System.Text;
using System.Text.Json.Nodes;

if (args is not [var facts])
{
    Console.Error.WriteLine("Name the directory of the facts: dotnet run build/workflow-facts.cs FACTS");
    return 2;
}

var target = Path.Combine((string)AppContext.GetData("EntryPointFileDirectoryPath")!, "../src/A11.Core/Workflows/Facts");

WriteActions();
WriteRunners();
return 0;

void WriteActions()
{
    var popular = Read("popular-actions.json");
    var outdated = Read("outdated-actions.json");
    var lines = new List<string>
    {
        "# Actions: what their action.yml declares, which run on a runtime that GitHub removed, which repositories are archived, which commit a tag names.",
        "# action: spec, inputs (* required, - deprecated, ? any other), outputs (? any other) | outdated: spec | node24: action, first major that asks for it",
        "# archived: repository | pin: action, tag, commit, as two owners or more pin it",
        $"# {Origin(popular)}; {Origin(outdated)}; {Origin(Read("zizmor-archived-actions.json"))}; pins: workflows of public repositories",
    };
    foreach (var (spec, action) in popular["actions"]!.AsObject())
    {
        var inputs = action!["inputs"]!.AsObject().Select(input => $"{(IsSet(input.Value!, "required") ? "*" : "")}{(IsSet(input.Value!, "deprecated") ? "-" : "")}{input.Key}");
        var outputs = action["outputs"]!.AsArray().Select(output => output!.GetValue<string>());
        lines.Add($"action\t{spec}\t{string.Join(' ', IsSet(action, "skip_inputs") ? inputs.Append("?") : inputs)}\t{string.Join(' ', IsSet(action, "skip_outputs") ? outputs.Append("?") : outputs)}");
    }

    lines.AddRange(outdated["specs"]!.AsArray().Select(spec => $"outdated\t{spec}"));
    lines.AddRange(Read("action-runtimes.json")["first_node24"]!.AsObject().Select(first => $"node24\t{first.Key}\t{first.Value}"));
    lines.AddRange(Read("zizmor-archived-actions.json")["data"]!.AsArray().Select(name => $"archived\t{name}"));
    var pins = Read("pins.json");
    foreach (var (action, tags) in pins["pins"]!.AsObject())
    {
        lines.AddRange(tags!.AsObject()
            .Where(tag => (int?)pins["owners"]![action]?[tag.Key] >= 2 && pins["conflicts"]![action]?[tag.Key] is null)
            .Select(tag => $"pin\t{action}\t{tag.Key}\t{tag.Value}"));
    }

    Write("actions.txt", lines);
}

void WriteRunners()
{
    var runners = Read("runner-labels.json");
    var hosted = runners["hosted"]!.AsArray().Select(label => label!.GetValue<string>()).ToHashSet();
    var lines = new List<string>
    {
        "# Labels of GitHub's runners: label, hosted (what actionlint knows) or other, status, date of retirement or -, system, images (two labels of a job conflict where they have none in common).",
        $"# {Origin(runners)}",
    };
    lines.AddRange(runners["labels"]!.AsObject().Select(label =>
        $"{label.Key}\t{(hosted.Contains(label.Key) ? "hosted" : "other")}\t{label.Value!["status"]}\t{label.Value["retired"] ?? label.Value["retires"] ?? "-"}\t{label.Value["os"] ?? "-"}\t{Images(label.Key)}"));
    lines.AddRange(runners["self_hosted_os"]!.AsArray().Concat(runners["self_hosted_other"]!.AsArray())
        .Select(label => $"{label}\tself-hosted\tcurrent\t-\t{(runners["images"]![label!.GetValue<string>()] is null ? "-" : label)}\t{Images(label!.GetValue<string>())}"));
    Write("runners.txt", lines);

    string Images(string label) => string.Join(' ', (runners["images"]![label]?.AsArray() ?? []).Select(image => image!.GetValue<string>()));
}

static bool IsSet(JsonNode node, string name) => (bool?)node[name] == true;

static string Origin(JsonNode table) => string.Join("; ", (table["_origin"] as JsonArray ?? [table["_origin"]!.DeepClone()]).Select(origin => $"{origin!["source"]} {origin["commit"]} ({origin["licence"] ?? "MIT"})"));

JsonNode Read(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(facts, name)))!;

void Write(string name, IEnumerable<string> lines) => File.WriteAllText(Path.Combine(target, name), string.Join('\n', lines) + "\n", new UTF8Encoding(false));
