namespace A11.Core.Workflows.Actions;

/// <summary>A table of what is known of actions (<c>build/action-tables.cs</c>): a row a line, its cells parted by tabs.</summary>
internal static class ActionTable
{
    /// <summary>Reads a table.</summary>
    public static IEnumerable<string[]> Read(string name)
    {
        using var stream = typeof(ActionTable).Assembly.GetManifestResourceStream($"actions/{name}.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line.Split('\t');
            }
        }
    }
}
