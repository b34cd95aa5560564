namespace A11.Core.Text;

/// <summary>A place as people and reports name it.</summary>
/// <param name="Line">Line number, from 1.</param>
/// <param name="Column">Column in UTF-16 code units, from 1 (SARIF's <c>columnKind: utf16CodeUnits</c>).</param>
public readonly record struct LinePosition(int Line, int Column)
{
    /// <summary>The first place of a file, used where a finding concerns the file as a whole.</summary>
    public static LinePosition FileStart { get; } = new(1, 1);

    /// <inheritdoc/>
    public override string ToString() => $"{Line},{Column}";
}
