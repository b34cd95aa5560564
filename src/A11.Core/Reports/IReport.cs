namespace A11.Core.Reports;

/// <summary>A way to write down what a check found.</summary>
public interface IReport
{
    /// <summary>Writes the report; the writer is neither flushed nor closed.</summary>
    void Write(CheckReport report, TextWriter output);
}
