namespace A11.Site;

/// <summary>Files that the program carries.</summary>
internal static class SiteResources
{
    public static string Read(string name)
    {
        using var reader = new StreamReader(typeof(SiteResources).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
