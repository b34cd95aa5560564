namespace A11.Core.Images;

/// <summary>Which of the programs that Dockerfiles like to call a base image lacks, where its own Dockerfile leaves no doubt.</summary>
internal static class ImagePrograms
{
    /// <summary>Images whose Alpine variants have BusyBox (<c>sh</c>, <c>wget</c>) and neither curl nor bash.</summary>
    private static readonly HashSet<string> PlainAlpine = new(StringComparer.Ordinal) { "alpine", "node", "python", "golang", "rust", "redis", "mcr.microsoft.com/dotnet/aspnet", "mcr.microsoft.com/dotnet/runtime", "mcr.microsoft.com/dotnet/runtime-deps" };

    /// <summary>Images that have neither curl nor wget, whatever their tag.</summary>
    private static readonly HashSet<string> PlainDebian = new(StringComparer.Ordinal) { "debian", "ubuntu", "mcr.microsoft.com/dotnet/aspnet", "mcr.microsoft.com/dotnet/runtime", "mcr.microsoft.com/dotnet/runtime-deps" };

    /// <summary>Images whose <c>slim</c> variants have neither curl nor wget.</summary>
    private static readonly HashSet<string> PlainSlim = new(StringComparer.Ordinal) { "node", "python", "ruby", "perl", "rust" };

    /// <summary>Whether the image surely lacks a program: <c>sh</c>, <c>bash</c>, <c>curl</c> or <c>wget</c>.</summary>
    public static bool Lacks(ImageReference image, string program)
    {
        if (image.IsDynamic)
        {
            return false;
        }

        if (HasNoShell(image))
        {
            return program is "sh" or "bash" or "curl" or "wget";
        }

        var name = image.ShortName;
        var tag = image.Tag ?? "";
        var isAlpine = name == "alpine" || tag.Contains("alpine", StringComparison.Ordinal);
        return program switch
        {
            "curl" => name == "busybox" || (isAlpine ? PlainAlpine.Contains(name) : LacksDownloaders(name, tag)),
            "wget" => !isAlpine && LacksDownloaders(name, tag),
            "bash" => name == "busybox" || (isAlpine && PlainAlpine.Contains(name)),
            _ => false,
        };
    }

    /// <summary>Whether <c>sh</c>, <c>wget</c> and the like are BusyBox': in Alpine, by the name or the tag of the image, and in BusyBox itself.</summary>
    public static bool HasBusyBox(ImageReference image) => image.HasBusyBox;

    /// <summary>A shell that knows <c>pipefail</c>: bash, or BusyBox' ash where an image has that.</summary>
    public static string ShellWithPipefail(ImageReference image) => HasBusyBox(image) ? "/bin/ash" : "/bin/bash";

    /// <summary>Whether the image has no <c>/bin/sh</c>, whatever its tag: Google's distroless images have BusyBox elsewhere in their debug variants.</summary>
    public static bool HasNoShellByName(ImageReference image) => image.ShortName is "scratch" || image.ShortName.StartsWith("gcr.io/distroless/", StringComparison.Ordinal);

    /// <summary>Whether the image holds a program's libraries and no shell: <c>scratch</c>, Google's distroless, .NET's chiseled images.</summary>
    public static bool HasNoShell(ImageReference image)
    {
        var tag = image.Tag ?? "";
        return (HasNoShellByName(image) && !tag.Contains("debug", StringComparison.Ordinal))
            || (image.ShortName.StartsWith("mcr.microsoft.com/dotnet/", StringComparison.Ordinal) && (tag.Contains("chiseled", StringComparison.Ordinal) || tag.Contains("distroless", StringComparison.Ordinal)));
    }

    private static bool LacksDownloaders(string name, string tag) =>
        (PlainDebian.Contains(name) && !tag.Contains("azurelinux", StringComparison.Ordinal) && !tag.Contains("mariner", StringComparison.Ordinal))
        || (PlainSlim.Contains(name) && tag.Contains("slim", StringComparison.Ordinal));
}
