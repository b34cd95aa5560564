using A11.Core.Text;

namespace A11.Core.Configuration.Migration;

/// <summary>Something in another linter's configuration that was not carried over.</summary>
/// <param name="Path">The file, from the repository's root.</param>
/// <param name="Place">Where in it.</param>
/// <param name="Message">What it is and why, as sentences.</param>
public sealed record MigrationRemark(string Path, LinePosition Place, string Message)
{
    /// <summary>Whether the file is still needed, as it says what no <c>a11.yml</c> can say.</summary>
    public bool KeepsFile { get; init; }
}
