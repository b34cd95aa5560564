using System.Text;

namespace A11.Core.Workflows.Model;

/// <summary>A table of facts that <c>build/workflow-facts.cs</c> writes: a row a line, its fields parted by tabs.</summary>
internal static class FactTable
{
    /// <summary>The rows of a table.</summary>
    /// <param name="name">The name of its file.</param>
    public static IEnumerable<string[]> Read(string name)
    {
        using var stream = typeof(FactTable).Assembly.GetManifestResourceStream($"workflows/{name}")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
            {
                yield return line.Split('\t');
            }
        }
    }
}
