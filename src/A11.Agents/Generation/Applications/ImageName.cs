using System.Text;

namespace A11.Agents.Generation.Applications;

/// <summary>Names of images: lower-case letters, digits and single dashes (OCI distribution specification, “Pulling manifests”).</summary>
internal static class ImageName
{
    /// <summary>A name made fit for an image; <c>app</c> where nothing of it is.</summary>
    public static string Create(string name)
    {
        var result = new StringBuilder();
        foreach (var character in name.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(character))
            {
                _ = result.Append(character);
            }
            else if (result.Length > 0 && result[^1] != '-')
            {
                _ = result.Append('-');
            }
        }

        var fit = result.ToString().Trim('-');
        return fit.Length == 0 ? "app" : fit;
    }
}
