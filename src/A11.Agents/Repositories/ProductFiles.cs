namespace A11.Agents.Repositories;

/// <summary>What a repository keeps for this product.</summary>
internal static class ProductFiles
{
    /// <summary>The directory, from the root.</summary>
    public const string Directory = ".a11";

    /// <summary>The lock, from the root.</summary>
    public const string Lock = Directory + "/lock.json";
}
