namespace A11.Core.Docker.Model;

/// <summary>Images of Windows, whose programs are no POSIX shell's.</summary>
internal static class WindowsImage
{
    /// <summary>Whether a stage is built on one.</summary>
    public static bool IsBaseOf(Stage stage)
    {
        var image = stage.Base;
        return image.Repository.Contains("windows", StringComparison.OrdinalIgnoreCase)
            || image.Repository.Contains("dotnet/framework", StringComparison.OrdinalIgnoreCase)
            || image.Tag is { } tag && (tag.Contains("nanoserver", StringComparison.OrdinalIgnoreCase) || tag.Contains("windowsservercore", StringComparison.OrdinalIgnoreCase))
            || stage.Lineage.Any(parent => parent.From?.Flag("platform")?.StartsWith("windows", StringComparison.OrdinalIgnoreCase) == true);
    }
}
