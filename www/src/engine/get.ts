import { TuiqunError } from "./errors.ts";

/** Fetches a file of the build; the code says which one could not be had. */
export async function get(url: string, code: string): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { credentials: "same-origin" });
  } catch (cause) {
    throw new TuiqunError(code, {}, cause);
  }
  if (!response.ok) throw new TuiqunError(code, { args: [{ name: "status", value: response.status }] });
  return response;
}
