using A11.Core.Text;

namespace A11.Core.Json.Editing;

/// <summary>A JSON text can't be edited: it is none, or a value in it is not what it should be.</summary>
/// <param name="place">Where.</param>
/// <param name="reason">Why, as a clause.</param>
public sealed class JsonEditException(LinePosition place, string reason) : Exception(reason)
{
    /// <summary>Where the text is at fault.</summary>
    public LinePosition Place { get; } = place;
}
