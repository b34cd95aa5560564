namespace A11.Agents.Acceptance.Commands;

/// <summary>Reads the recipes of a justfile (just.systems/man): a name, its dependencies behind a colon, and indented lines.</summary>
internal static class Justfile
{
    /// <summary>The recipes; the first is also the default.</summary>
    public static IEnumerable<ScriptDefinition> Read(SourceFileText file)
    {
        var recipes = new List<(string Name, List<string> Lines)>();
        foreach (var line in file.Text.Content.Split('\n').Select(line => line.TrimEnd('\r')))
        {
            if (line.Length > 0 && char.IsWhiteSpace(line[0]))
            {
                recipes.LastOrDefault().Lines?.Add(line.Trim().TrimStart('@', '-'));
            }
            else if (HeaderOf(line) is var (name, dependencies))
            {
                recipes.Add((name, [.. dependencies.Select(dependency => $"just {dependency}")]));
            }
        }

        var definitions = recipes.Select(recipe => new ScriptDefinition(recipe.Name, file.Path, string.Join('\n', recipe.Lines), file.Directory)).ToList();
        return definitions.Count == 0 ? definitions : definitions.Append(definitions[0] with { Name = "default" });
    }

    private static (string Name, IEnumerable<string> Dependencies)? HeaderOf(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || line[0] is '#' or '[' || line.AsSpan(colon).StartsWith(":="))
        {
            return null;
        }

        var name = line[..colon].Split(' ')[0].TrimStart('@');
        var dependencies = line[(colon + 1)..].Split('#')[0].Split([' ', '(', ')', '&'], StringSplitOptions.RemoveEmptyEntries);
        return name is "set" or "alias" or "export" or "import" or "mod" ? null : (name, dependencies);
    }
}
