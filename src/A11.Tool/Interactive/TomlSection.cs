using System.Collections.Immutable;
using A11.Tool.Initialization;

namespace A11.Tool.Interactive;

/// <summary>A table of ours at the end of a TOML file.</summary>
/// <param name="path">The file, from the repository's root.</param>
/// <param name="table">The table's name.</param>
/// <param name="body">The table, with line feeds; it ends with one.</param>
internal sealed class TomlSection(string path, ImmutableArray<string> table, string body)
    : OwnedSection(path, "# a11:begin (dotnet a11 init --remove takes this section out)", "# a11:end", body)
{
    /// <inheritdoc/>
    protected override string? FindObstacle(EditedFile file)
    {
        var names = TomlNames.Read(file.Text);
        return names.Mistake is { } mistake ? throw new UsageException($"{file.Path}({mistake}): The file is no TOML from here on. Correct it. Nothing was written.")
            : names.Define(table) ? $"It has a table {string.Join('.', table)} already, so it was left."
            : names.Close(table) ? $"It has {table[0]} as a value, which no table can extend, so it was left. Add {string.Join('.', table)} yourself."
            : null;
    }
}
