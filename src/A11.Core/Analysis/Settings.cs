namespace A11.Core.Analysis;

/// <summary>What a run's files are checked by.</summary>
public abstract class Settings
{
    /// <summary>What is configured for a file.</summary>
    public abstract FileSettings ForFile(string path);

    /// <summary>Whether the configuration leaves a file out.</summary>
    public abstract bool Excludes(string path);

    /// <summary>Whether a file that is another project's, or that a tool wrote, is checked as well.</summary>
    public virtual bool IncludesVendored(string path) => false;
}
