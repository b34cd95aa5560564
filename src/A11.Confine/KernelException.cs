using System.Runtime.InteropServices;

namespace A11.Confine;

/// <summary>The kernel refused something that confining needs.</summary>
/// <param name="what">What failed.</param>
/// <param name="error">The error's number; 0 where there is none.</param>
internal sealed class KernelException(string what, int error)
    : Exception(error == 0 ? what : $"{what}: {Marshal.GetPInvokeErrorMessage(error)}");
