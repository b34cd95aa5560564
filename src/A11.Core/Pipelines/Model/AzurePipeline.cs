using A11.Core.Files;
using A11.Core.Scripts;
using A11.Core.Shell.Syntax;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Pipelines.Model;

/// <summary>
/// Azure Pipelines (“YAML schema reference”): <c>bash</c> steps, <c>script</c> steps, which cmd runs on Windows and bash elsewhere (“steps.script”), and the task <c>Bash@3</c>. Neither stops at errors.
/// </summary>
internal sealed class AzurePipeline : PipelineFormat
{
    private static readonly ShellInvocation Bash = new(ShellDialect.Bash);

    /// <inheritdoc/>
    public override bool IsFile(string path) =>
        RepositoryPath.FileName(path) is var name && (name.StartsWith("azure-pipelines", StringComparison.OrdinalIgnoreCase) || name.StartsWith(".azure-pipelines", StringComparison.OrdinalIgnoreCase)
        || RepositoryPath.Directories(path).Any(static directory => RepositoryPath.FileName(directory) is ".azure-pipelines" or ".azuredevops" or "azure-pipelines"));

    /// <inheritdoc/>
    public override IEnumerable<EmbeddedScript> FindScripts(YamlMapping root)
    {
        var seen = new HashSet<YamlScalar>(ReferenceEqualityComparer.Instance);
        return StepsOf(root, null).Select(step => Create(step.Step, step.Pool, seen)).OfType<EmbeddedScript>();
    }

    /// <inheritdoc/>
    public override IEnumerable<YamlScalar> FindImages(YamlMapping root)
    {
        var resources = (root["resources"]?.AsMapping?["containers"]?.AsSequence?.Items ?? []).Select(item => item.AsMapping).OfType<YamlMapping>().ToArray();

        // A name alone is that of a resource, which a template may define elsewhere.
        var containers = MappingsOf(root).Select(mapping => mapping["container"]).Where(static container => container?.AsScalar is null || container.Text.AsSpan().ContainsAny(':', '/'));
        return [.. resources.Select(resource => resource["image"]?.AsScalar).OfType<YamlScalar>(), .. containers.Select(container => container?.AsScalar ?? container?.AsMapping?["image"]?.AsScalar).OfType<YamlScalar>()];
    }

    /// <summary>The steps, wherever templates and conditions put them, each with the pool that its job runs in.</summary>
    private static IEnumerable<(YamlMapping Step, YamlNode? Pool)> StepsOf(YamlNode node, YamlNode? pool)
    {
        switch (node)
        {
            case YamlMapping mapping:
                var inner = mapping["pool"] ?? pool;
                return mapping.Entries.SelectMany(entry => StepsOf(entry.Value, inner));
            case YamlSequence sequence:
                return sequence.Items.SelectMany(item => StepsOf(item, pool).Concat(item is YamlMapping step ? [(step, pool)] : []));
            default:
                return [];
        }
    }

    private static EmbeddedScript? Create(YamlMapping step, YamlNode? pool, HashSet<YamlScalar> seen) => step.Entries is [{ Name: var kind, Value: var value }, ..] ? kind switch
    {
        "bash" => Join(value, Bash, seen, Read),
        "script" => NamesImage(pool, "windows") ? null : Join(value, Bash, seen, Read) is { } script && (NamesImage(pool, "ubuntu") || NamesImage(pool, "macos") || ShellSigns.AreIn(script.Text)) ? script : null,
        "task" when value.Text is "Bash@3" => Join(step["inputs"]?.AsMapping?["script"], Bash, seen, Read),
        _ => null,
    } : null;

    private static bool NamesImage(YamlNode? pool, string system) => pool?.AsMapping?["vmImage"]?.Text?.Contains(system, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>
    /// Reads <c>${{ … }}</c> and the macro <c>$(name)</c> (“Define variables”). A macro whose variable does not exist stays as it is, and is then a command to the shell: which of the two, the
    /// file does not say.
    /// </summary>
    private static (int Length, string? Value)? Read(string text, int start)
    {
        var rest = text.AsSpan(start);
        if (rest.StartsWith("${{"))
        {
            return rest.IndexOf("}}") is >= 0 and var end ? (end + 2, null) : null;
        }

        var close = rest.StartsWith("$(") ? rest.IndexOf(')') : -1;
        return close > 2 && IsName(rest[2..close]) ? (close + 1, null) : null;
    }

    private static bool IsName(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('_' or '.' or '-'))
            {
                return false;
            }
        }

        return true;
    }
}
